import { optionSetId } from '../schema/option-set-id.ts'
import type { Column, Label, Option, OptionSet, Schema } from '../schema/schema.ts'
import { type Definition, labelJson } from './labels.ts'

export type GlobalOptionSets = Schema['optionSets']

/** `OptionSetMetadata` of a choice, `BooleanOptionSetMetadata` of a yes/no column. */
export function optionSetDefinition(column: Column, languageCode: number, globals: GlobalOptionSets): Definition {
  const global = globalOf(column, globals)
  if (global) return globalOptionSetDefinition(global, languageCode)
  const { isCustom } = column
  const shared = sharedProperties(
    {
      name: column.optionSetName ?? column.logicalName,
      metadataId: optionSetId(column),
      labels: column.labels,
      isCustom,
      ...(column.description && { description: column.description }),
    },
    languageCode,
  )
  if (column.type === 'Boolean') {
    const option = (value: number): Definition | null => {
      const found = column.options?.find((each) => each.value === value)
      return found ? optionDefinition(found, column, languageCode) : null
    }
    return { ...shared, IsGlobal: false, OptionSetType: 'Boolean', TrueOption: option(1), FalseOption: option(0) }
  }
  return {
    ...shared,
    IsGlobal: false,
    OptionSetType: column.type === 'State' || column.type === 'Status' ? column.type : 'Picklist',
    Options: (column.options ?? []).map((option) => optionDefinition(option, column, languageCode)),
  }
}

export const globalOptionSetDefinition = (optionSet: OptionSet, languageCode: number): Definition => ({
  ...sharedProperties(optionSet, languageCode),
  IsGlobal: true,
  OptionSetType: 'Picklist',
  Options: optionSet.options.map((option) =>
    optionDefinition(option, { type: 'Picklist', isCustom: optionSet.isCustom }, languageCode),
  ),
})

const sharedProperties = (
  { name, metadataId, labels, description, isCustom }: Omit<OptionSet, 'options'>,
  languageCode: number,
): Definition => ({
  MetadataId: metadataId,
  HasChanged: null,
  Name: name,
  IsCustomOptionSet: isCustom,
  IsManaged: !isCustom,
  DisplayName: labelJson(labels, languageCode, !isCustom),
  Description: labelJson(description, languageCode, !isCustom),
})

/** The global choice that a column's options come from. */
export const globalOf = ({ optionSetName, type }: Column, globals: GlobalOptionSets): OptionSet | undefined =>
  optionSetName !== undefined && (type === 'Picklist' || type === 'MultiSelectPicklist')
    ? globals.get(optionSetName)
    : undefined

function optionDefinition(
  { value, labels, state, defaultStatus, description, color }: Option,
  { type, isCustom }: Pick<Column, 'type' | 'isCustom'>,
  languageCode: number,
): Definition {
  return {
    ...(type === 'State' && { '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata' }),
    ...(type === 'Status' && { '@odata.type': '#Microsoft.Dynamics.CRM.StatusOptionMetadata' }),
    Value: value,
    Color: color ?? null,
    IsManaged: !isCustom,
    ExternalValue: null,
    ParentValues: [],
    Tag: null,
    IsHidden: false,
    MetadataId: null,
    HasChanged: null,
    ...(type === 'State' && { DefaultStatus: defaultStatus ?? null, InvariantName: english(labels) }),
    ...(type === 'Status' && { State: state ?? null, TransitionData: null }),
    Label: labelJson(labels, languageCode, !isCustom),
    Description: labelJson(description, languageCode, !isCustom),
  }
}

const english = (labels: readonly Label[]): string | null =>
  labels.find(({ languageCode }) => languageCode === 1033)?.label ?? null
