import { primaryImageOf } from '../schema/primary-image.ts'
import type { Column, ColumnType, Table } from '../schema/schema.ts'
import { type Definition, labelJson, managed } from './labels.ts'
import { globalOf, type GlobalOptionSets, optionSetDefinition } from './option-set-definition.ts'

/** Types whose AttributeType is not their own name; the name tells them apart. */
const attributeTypes: Partial<Record<ColumnType, string>> = {
  MultiSelectPicklist: 'Virtual',
  File: 'Virtual',
  Image: 'Virtual',
}

/** The derived type that carries what only it has: `MoneyAttributeMetadata`, … */
export const metadataTypeOf = ({ type }: Column): string => {
  const types: Partial<Record<ColumnType, string>> = {
    Customer: 'LookupAttributeMetadata',
    Owner: 'LookupAttributeMetadata',
    PartyList: 'LookupAttributeMetadata',
    Uniqueidentifier: 'UniqueIdentifierAttributeMetadata',
    Virtual: 'AttributeMetadata',
  }
  return types[type] ?? `${type}AttributeMetadata`
}

/** An attribute with everything of its derived type but its option sets, which come by `$expand`. */
export function attributeDefinition(table: Table, column: Column): Definition {
  const { logicalName, schemaName, metadataId, type, required, create, update, read, isCustom, attributeOf } = column
  return {
    // A column of no derived type is of the declared one, which goes without saying.
    ...(type !== 'Virtual' && { '@odata.type': `#Microsoft.Dynamics.CRM.${metadataTypeOf(column)}` }),
    MetadataId: metadataId,
    HasChanged: null,
    LogicalName: logicalName,
    SchemaName: schemaName,
    EntityLogicalName: table.logicalName,
    AttributeType: attributeTypes[type] ?? type,
    AttributeTypeName: { Value: `${type}Type` },
    AttributeOf: attributeOf ?? null,
    RequiredLevel: managed(required, 'canmodifyrequirementlevelsettings', required !== 'SystemRequired'),
    IsValidForCreate: create,
    IsValidForUpdate: update,
    IsValidForRead: read,
    IsCustomAttribute: isCustom,
    IsManaged: !isCustom,
    IsPrimaryId: logicalName === table.primaryId,
    IsPrimaryName: logicalName === table.primaryName,
    IsLogical: attributeOf !== undefined,
    IsSecured: column.isSecured ?? false,
    IsAuditEnabled: managed(column.isAuditEnabled ?? true, 'canmodifyauditsettings'),
    ...derivedProperties(table, column),
  }
}

/** Properties that live on the derived type only. */
function derivedProperties(table: Table, column: Column): Definition {
  const { type, maxLength, min, max, precision, format, dateTimeBehavior, targets, defaultValue } = column
  const range = { MinValue: min ?? null, MaxValue: max ?? null }
  if (type === 'String')
    return { MaxLength: maxLength ?? null, Format: format ?? 'Text', FormatName: { Value: format ?? 'Text' } }
  if (type === 'Memo') return { MaxLength: maxLength ?? null, Format: format ?? 'TextArea' }
  if (type === 'Integer') return { ...range, Format: format ?? 'None' }
  if (type === 'BigInt') return range
  if (type === 'Decimal' || type === 'Double') return { ...range, Precision: precision ?? null }
  if (type === 'Money')
    return { ...range, Precision: precision ?? null, IsBaseCurrency: column.logicalName.endsWith('_base') }
  if (type === 'DateTime')
    return { Format: format ?? 'DateAndTime', DateTimeBehavior: { Value: dateTimeBehavior ?? 'UserLocal' } }
  if (type === 'File') return { MaxSizeInKB: column.maxSizeInKB ?? null }
  if (type === 'Image')
    return {
      CanStoreFullImage: column.canStoreFullImage ?? false,
      IsPrimaryImage: column === primaryImageOf(table),
      MaxHeight: 144,
      MaxSizeInKB: column.maxSizeInKB ?? null,
      MaxWidth: 144,
    }
  if (type === 'Boolean') return { DefaultValue: defaultValue ?? false }
  // The reference gives every state its first choice and every status reason -1: that of the state.
  if (type === 'State') return { DefaultFormValue: defaultValue ?? 0 }
  if (['Picklist', 'MultiSelectPicklist', 'Status'].includes(type)) return { DefaultFormValue: defaultValue ?? -1 }
  if (['Lookup', 'Customer', 'Owner', 'PartyList'].includes(type)) return { Targets: targets ?? [], Format: 'None' }
  return {}
}

/** What `$expand` can add, by navigation property. */
export function attributeNavigations(
  column: Column,
  languageCode: number,
  globals: GlobalOptionSets,
  localAsGlobal: () => boolean = () => false,
): Readonly<Record<string, () => Definition | null>> {
  if (!column.options) return {}
  const optionSet = (): Definition => optionSetDefinition(column, languageCode, globals)
  const global = (): Definition | null => (globalOf(column, globals) || localAsGlobal() ? optionSet() : null)
  const ofChoice = column.type === 'Picklist' || column.type === 'MultiSelectPicklist'
  return ofChoice ? { OptionSet: optionSet, GlobalOptionSet: global } : { OptionSet: optionSet }
}

export const labelsOfAttribute = (column: Column, languageCode: number): Definition => ({
  DisplayName: labelJson(column.labels, languageCode, !column.isCustom),
  Description: labelJson(column.description, languageCode, !column.isCustom),
})
