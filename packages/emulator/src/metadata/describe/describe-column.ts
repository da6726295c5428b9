import { propertyName, namesOf } from '../../query/table-names.ts'
import type { Column, Table } from '../../schema/schema.ts'
import { attributeTypes } from './attribute-types.ts'
import { describeLabel, noLabel } from './label.ts'

export function describeColumn(table: Table, column: Column, languageCode: number): Record<string, unknown> {
  const { code, name } = attributeTypes[column.type]
  return {
    MetadataId: column.metadataId,
    HasChanged: null,
    LogicalName: column.logicalName,
    SchemaName: column.schemaName,
    EntityLogicalName: table.logicalName,
    AttributeOf: column.attributeOf ?? null,
    AttributeType: code,
    AttributeTypeName: { Value: name },
    // Recorded traffic shows the companions of lookups and choices (`leadsourcecodename`) without a label.
    DisplayName: column.attributeOf
      ? noLabel
      : describeLabel(column.labels, {
          languageCode,
          isManaged: !column.isCustom,
          of: [table.logicalName, column.logicalName, 'DisplayName'],
        }),
    RequiredLevel: {
      Value: column.required,
      CanBeChanged: column.required !== 'SystemRequired',
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    IsCustomAttribute: column.isCustom,
    IsManaged: !column.isCustom,
    IsPrimaryId: column.logicalName === table.primaryId,
    IsPrimaryName: column.logicalName === table.primaryName,
    IsValidForCreate: column.create,
    IsValidForRead: column.read,
    IsValidForUpdate: column.update,
    IsValidODataAttribute: namesOf(table).properties.get(propertyName(column)) === column,
    ...detailsOf(table, column),
  }
}

/** What only the derived type has. */
function detailsOf(table: Table, column: Column): Record<string, unknown> {
  const { minimum, maximum } = { minimum: column.min ?? null, maximum: column.max ?? null }
  switch (column.type) {
    case 'String':
    case 'Memo': {
      const format = column.format ?? (column.type === 'Memo' ? 'TextArea' : 'Text')
      return { MaxLength: column.maxLength ?? null, Format: format, FormatName: { Value: format } }
    }
    case 'Integer':
      return { MinValue: minimum, MaxValue: maximum, Format: column.format ?? 'None' }
    case 'Decimal':
    case 'Double':
      return { MinValue: minimum, MaxValue: maximum, Precision: column.precision ?? null }
    case 'Money':
      return {
        MinValue: minimum,
        MaxValue: maximum,
        Precision: column.precision ?? null,
        CalculationOf: baseOf(table, column),
      }
    case 'Boolean':
      return { DefaultValue: column.defaultValue === true }
    case 'DateTime':
      return {
        Format: column.format ?? 'DateAndTime',
        DateTimeBehavior: { Value: column.dateTimeBehavior ?? 'UserLocal' },
      }
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'PartyList':
      return { Targets: [...(column.targets ?? [])] }
    case 'Picklist':
    case 'MultiSelectPicklist':
    case 'State':
    case 'Status':
    case 'EntityName':
      return { DefaultFormValue: typeof column.defaultValue === 'number' ? column.defaultValue : -1 }
    default:
      return {}
  }
}

/** `revenue_base` is calculated from `revenue`. */
function baseOf(table: Table, { logicalName }: Column): string | null {
  const source = logicalName.replace(/_base$/, '')
  return source !== logicalName && table.columns.has(source) ? source : null
}
