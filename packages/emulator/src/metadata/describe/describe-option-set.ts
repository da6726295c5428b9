import { metadataId } from '../../schema/metadata-id.ts'
import type { Column, Option, Table } from '../../schema/schema.ts'
import { describeLabel, noLabel } from './label.ts'
import type { MetadataObject } from './metadata-object.ts'

interface OptionSetOptions {
  languageCode: number
  isGlobal: boolean
}

/** The choices of a column; null for kinds that have none. */
export function describeOptionSet(
  table: Table,
  column: Column,
  { languageCode, isGlobal }: OptionSetOptions,
): MetadataObject | null {
  if (!column.options) return null
  const name = optionSetName(table, column)
  const options = column.options.map((option) => describeOption(column, option, name, languageCode))
  const isCustom = isGlobal ? name.startsWith('bw_') : column.isCustom
  const values = {
    MetadataId: metadataId('optionset', name),
    HasChanged: null,
    Name: name,
    OptionSetType: column.type === 'MultiSelectPicklist' ? 'Picklist' : column.type,
    IsGlobal: isGlobal,
    IsManaged: !isCustom,
    IsCustomOptionSet: isCustom,
  }
  if (column.type !== 'Boolean')
    return { type: 'OptionSetMetadata', values: { ...values, Options: options }, related: {} }
  const [TrueOption = null, FalseOption = null] = [1, 0].map((value) => options.find((each) => each['Value'] === value))
  return { type: 'BooleanOptionSetMetadata', values: { ...values, TrueOption, FalseOption }, related: {} }
}

export const optionSetName = (table: Table, column: Column): string =>
  column.optionSetName ?? `${table.logicalName}_${column.logicalName}`

function describeOption(
  column: Column,
  option: Option,
  optionSet: string,
  languageCode: number,
): Record<string, unknown> {
  const isManaged = !column.isCustom
  return {
    ...typeOf(column),
    Value: option.value,
    Color: null,
    IsManaged: isManaged,
    ExternalValue: null,
    ParentValues: [],
    Tag: null,
    IsHidden: false,
    MetadataId: null,
    HasChanged: null,
    ...(column.type === 'State' && {
      DefaultStatus: option.defaultStatus ?? null,
      InvariantName: option.labels[0]?.label ?? null,
    }),
    ...(column.type === 'Status' && { State: option.state ?? null, TransitionData: null }),
    Label: describeLabel(option.labels, { languageCode, isManaged, of: [optionSet, String(option.value)] }),
    Description: noLabel,
  }
}

/** Options of states and statuses are of derived types, and say so. */
const typeOf = ({ type }: Column): Record<string, string> =>
  type === 'State' || type === 'Status' ? { '@odata.type': `#Microsoft.Dynamics.CRM.${type}OptionMetadata` } : {}
