import { optionSetId } from '../../schema/option-set-id.ts'
import { optionKey } from '../../schema/schema-history.ts'
import type { Column } from '../../schema/schema.ts'
import type { Definition } from '../labels.ts'
import { attributeNavigations } from '../attribute-definition.ts'
import type { GlobalOptionSets } from '../option-set-definition.ts'
import { complexDefinition } from './complex-definition.ts'
import { localized } from './localized.ts'
import type { Since } from './since.ts'

interface Asked {
  languageCode: number
  languages: readonly number[] | undefined
  globals: GlobalOptionSets
  since: Since
}

/** Whether the options, or what they are called, have changed. */
export function optionsChanged(column: Column, since: Since): boolean {
  if (!column.options) return false
  const id = optionSetId(column)
  return since.changed(id) || column.options.some(({ value }) => since.changed(optionKey(id, value)))
}

/** A column's choices as `ComplexOptionSetMetadata` or `ComplexBooleanOptionSetMetadata`; null of other columns. */
export function complexOptionSet(
  column: Column,
  { languageCode, languages, globals, since }: Asked,
): Definition | null {
  const whole = attributeNavigations(column, languageCode, globals)['OptionSet']?.()
  if (!whole) return null
  const type = column.type === 'Boolean' ? 'BooleanOptionSetMetadata' : 'OptionSetMetadata'
  const id = optionSetId(column)
  const shown = complexDefinition(type, { ...whole, HasChanged: since.hasChanged(id) }, { all: true, names: [] })
  const options = shown['Options']
  if (Array.isArray(options) && !since.isFirst && !since.changed(column.metadataId))
    shown['Options'] = options.map((option: Definition) => changedOption(id, option, since))
  return localized(shown, languages, languageCode) as Definition
}

/**
 * All options come, but only a new one with its label, and only a changed one with HasChanged (page cache-schema-data,
 * "Tracking options"). Those that are as they were keep their value.
 */
function changedOption(id: string, option: Definition, since: Since): Definition {
  const key = optionKey(id, Number(option['Value']))
  if (since.added(key)) return option
  if (since.changed(key)) return { ...option, HasChanged: true }
  return Object.fromEntries(
    Object.entries(option).map(([name, value]) => [name, name === 'Value' || name === '@odata.type' ? value : null]),
  )
}
