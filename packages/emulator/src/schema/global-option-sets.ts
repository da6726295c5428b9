import { metadataId } from './metadata-id.ts'
import { labelsOf } from './read-column.ts'
import { readJson } from './read-json.ts'
import type { Column, OptionSet, Table } from './schema.ts'

const isPicklist = ({ type }: Column): boolean => type === 'Picklist' || type === 'MultiSelectPicklist'

/** Global choices of Microsoft's that no column here has, as the table reference lists them (page incident). */
const others = readJson('global-choices.json') as Record<string, { label: string; options: [number, string][] }>

/** A local choice is named after its table and column; any other name is a global choice that columns share. */
export function globalOptionSets(tables: Iterable<Table>): Map<string, OptionSet> {
  const found = new Map<string, OptionSet>(
    Object.entries(others).map(([name, choice]) => [name, otherChoice(name, choice)]),
  )
  for (const table of tables)
    for (const column of table.columns.values()) {
      const { optionSetName: name, logicalName, labels, options = [], isCustom } = column
      if (!isPicklist(column) || name === undefined || name === `${table.logicalName}_${logicalName}`) continue
      if (!found.has(name))
        found.set(name, { name, metadataId: metadataId('optionset', name), labels, options, isCustom })
    }
  return found
}

const otherChoice = (
  name: string,
  { label, options }: { label: string; options: readonly [number, string][] },
): OptionSet => ({
  name,
  metadataId: metadataId('optionset', name),
  labels: labelsOf(label),
  options: options.map(([value, text]) => ({ value, labels: labelsOf(text) })),
  isCustom: false,
})
