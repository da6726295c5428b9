import { metadataId } from './metadata-id.ts'
import type { Column, OptionSet, Table } from './schema.ts'

const isPicklist = ({ type }: Column): boolean => type === 'Picklist' || type === 'MultiSelectPicklist'

/** A local choice is named after its table and column; any other name is a global choice that columns share. */
export function globalOptionSets(tables: Iterable<Table>): Map<string, OptionSet> {
  const found = new Map<string, OptionSet>()
  for (const table of tables)
    for (const column of table.columns.values()) {
      const { optionSetName: name, logicalName, labels, options = [], isCustom } = column
      if (!isPicklist(column) || name === undefined || name === `${table.logicalName}_${logicalName}`) continue
      if (!found.has(name))
        found.set(name, { name, metadataId: metadataId('optionset', name), labels, options, isCustom })
    }
  return found
}
