import { metadataId } from '../schema/metadata-id.ts'
import type { Column, Label, Option, Schema } from '../schema/schema.ts'
import { type Definition, labelJson } from './labels.ts'

/** `OptionSetMetadata` of a choice, `BooleanOptionSetMetadata` of a yes/no column. */
export function optionSetDefinition(column: Column, languageCode: number, globals: ReadonlySet<string>): Definition {
  const name = column.optionSetName ?? column.logicalName
  const shared = {
    MetadataId: optionSetId(column),
    HasChanged: null,
    Name: name,
    IsGlobal: isGlobal(column, globals),
    IsCustomOptionSet: column.isCustom,
    IsManaged: !column.isCustom,
    DisplayName: labelJson(column.labels, languageCode),
    Description: labelJson([], languageCode),
  }
  if (column.type === 'Boolean') {
    const option = (value: number): Definition | null => {
      const found = column.options?.find((each) => each.value === value)
      return found ? optionDefinition(column, found, languageCode) : null
    }
    return { ...shared, OptionSetType: 'Boolean', TrueOption: option(1), FalseOption: option(0) }
  }
  return {
    ...shared,
    OptionSetType: column.type === 'State' || column.type === 'Status' ? column.type : 'Picklist',
    Options: (column.options ?? []).map((option) => optionDefinition(column, option, languageCode)),
  }
}

/** Columns that share a global choice share its id. */
export const optionSetId = ({ optionSetName, logicalName }: Column): string =>
  metadataId('optionset', optionSetName ?? logicalName)

/** A local choice is named after its table and column; any other name is a global choice that columns share. */
export function globalOptionSetNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>()
  for (const table of schema.tables.values())
    for (const { logicalName, optionSetName, type } of table.columns.values())
      if (isPicklist(type) && optionSetName && optionSetName !== `${table.logicalName}_${logicalName}`)
        names.add(optionSetName)
  return names
}

export const isGlobal = ({ optionSetName, type }: Column, globals: ReadonlySet<string>): boolean =>
  isPicklist(type) && optionSetName !== undefined && globals.has(optionSetName)

const isPicklist = (type: Column['type']): boolean => type === 'Picklist' || type === 'MultiSelectPicklist'

function optionDefinition(column: Column, option: Option, languageCode: number): Definition {
  const { value, labels, state, defaultStatus } = option
  return {
    ...(column.type === 'State' && { '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata' }),
    ...(column.type === 'Status' && { '@odata.type': '#Microsoft.Dynamics.CRM.StatusOptionMetadata' }),
    Value: value,
    Color: null,
    IsManaged: !column.isCustom,
    ExternalValue: null,
    ParentValues: [],
    Tag: null,
    IsHidden: false,
    MetadataId: null,
    HasChanged: null,
    ...(column.type === 'State' && { DefaultStatus: defaultStatus ?? null, InvariantName: english(labels) }),
    ...(column.type === 'Status' && { State: state ?? null, TransitionData: null }),
    Label: labelJson(labels, languageCode, !column.isCustom),
    Description: labelJson([], languageCode),
  }
}

const english = (labels: readonly Label[]): string | null =>
  labels.find(({ languageCode }) => languageCode === 1033)?.label ?? null
