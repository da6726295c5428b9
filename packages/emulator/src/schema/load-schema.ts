import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { companionsOf } from './companion-columns.ts'
import { documentedIds } from './documented-ids.ts'
import { globalOptionSets } from './global-option-sets.ts'
import { withShippedImage } from './image-columns.ts'
import { joinTables } from './join-tables.ts'
import { metadataId } from './metadata-id.ts'
import { labelsOf, readColumn } from './read-column.ts'
import { readJson, schemaFolder } from './read-json.ts'
import type { Schema, Table } from './schema.ts'
import { newHistory } from './schema-history.ts'
import { type Customisation, customised, type SchemaFile, tablesOf } from './schema-file.ts'
import type { TableFile } from './table-file.ts'

/**
 * The organisation's tables: Microsoft's as published, what this organisation added to them, and what a file adds.
 *
 * @throws {SchemaFileError} when the file does not fit.
 */
export function loadSchema(more: SchemaFile = {}): Schema {
  const customisations = readJson('customisations.json') as Record<string, Customisation | undefined>
  const shipped = readdirSync(join(schemaFolder, 'tables'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson(join('tables', name)) as TableFile)
    .map((file) => customised(file, customisations[file.logicalName]))
  const files = tablesOf(more, shipped)
  const tables = new Map(files.map((file) => [file.logicalName, readTable(file)]))
  joinTables(tables, files)
  return {
    tables,
    byEntitySetName: new Map([...tables.values()].map((table) => [table.entitySetName, table])),
    version: 80_123_456,
    optionSets: globalOptionSets(tables.values()),
    history: newHistory(),
  }
}

function readTable({ columns, manyToOne, label, pluralLabel, traits, keys = [], ...names }: TableFile): Table {
  const has = (trait: TableFile['traits'][number]): boolean => traits.includes(trait)
  // Targets of a lookup are where its relationships lead.
  const targetsOf = (name: string): string[] =>
    manyToOne.filter((each) => each.column === name).map((each) => each.table)
  const given = Object.entries(columns).map(([name, spec]) => {
    const targets = spec.type === 'Owner' ? spec.targets : targetsOf(name)
    const lookup = ['Lookup', 'Customer', 'Owner'].includes(spec.type) && targets !== undefined
    return readColumn(names.logicalName, name, lookup ? { ...spec, targets } : spec)
  })
  const read = withShippedImage(names.logicalName, given)
  const all = [...read, ...companionsOf(names.logicalName, read)]
  return {
    ...names,
    metadataId: documentedIds[names.logicalName] ?? metadataId('table', names.logicalName),
    labels: labelsOf(label),
    collectionLabels: labelsOf(pluralLabel),
    isActivity: has('isActivity'),
    isCustom: has('isCustom'),
    isBpf: has('isBpf'),
    hasNotes: has('hasNotes'),
    changeTracking: has('changeTracking'),
    optimisticConcurrency: has('optimisticConcurrency'),
    columns: new Map(all.map((column) => [column.logicalName, column])),
    manyToOne: [],
    oneToMany: [],
    manyToMany: [],
    keys: keys.map(({ schemaName, columns: parts }) => ({
      logicalName: schemaName.toLowerCase(),
      schemaName,
      metadataId: metadataId('key', names.logicalName, schemaName),
      columns: parts,
    })),
  }
}
