import { readFileSync } from 'node:fs'
import { systemColumns, systemRelationships } from './system-columns.ts'
import type { ColumnSpec, RelationshipSpec, TableFile } from './table-file.ts'

/** What a file adds to the organisation's schema: tables of its own, and columns of tables that are there. */
export interface SchemaFile {
  /**
   * In the form of `src/schema/tables/*.json`. The key, and what Dataverse adds to every table (created and modified,
   * owner, status), may be left out.
   */
  tables?: readonly TableFile[]
  columns?: Readonly<Record<string, Customisation>>
}

export interface Customisation {
  columns: Record<string, ColumnSpec>
  manyToOne?: RelationshipSpec[]
  /** Alternate keys. */
  keys?: { schemaName: string; columns: string[] }[]
}

/** The schema file cannot be used as it is. */
export class SchemaFileError extends Error {
  override readonly name = 'SchemaFileError'
  readonly code = 'schema_file_invalid'
  readonly help =
    'src/schema/table-file.ts of the emulator says what a file may hold, and src/schema/tables shows some.'
}

/** @throws {SchemaFileError} when the file is no JSON, or names something that does not fit together. */
export function readSchemaFile(file: string): SchemaFile {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (failure) {
    throw new SchemaFileError(`${file} cannot be read: ${failure instanceof Error ? failure.message : String(failure)}`)
  }
  return content as SchemaFile
}

const names = ['logicalName', 'schemaName', 'entitySetName', 'label', 'pluralLabel'] as const
const owners = ['UserOwned', 'OrganizationOwned', 'BusinessOwned', 'None']

/** The tables of a file with what may be left out, checked against each other and the tables that are there. */
export function tablesOf({ tables = [], columns = {} }: SchemaFile, known: readonly TableFile[]): TableFile[] {
  if (!Array.isArray(tables)) throw new SchemaFileError('tables must be a list.')
  const made = tables.map((table: TableFile) => completed(table))
  const all = new Map([...known, ...made].map((table) => [table.logicalName, table]))
  const sets = new Set<string>()
  for (const { entitySetName } of [...known, ...made]) {
    if (sets.has(entitySetName)) throw new SchemaFileError(`There are two tables of the set ${entitySetName}.`)
    sets.add(entitySetName)
  }
  for (const name of Object.keys(columns))
    if (!all.has(name)) throw new SchemaFileError(`columns: there is no table ${name}.`)
  const together = [...all.values()].map((table) => customised(table, columns[table.logicalName]))
  for (const { logicalName, manyToOne, keys = [], columns: own } of together) {
    for (const { schemaName, columns: parts } of keys)
      for (const part of parts)
        if (!own[part])
          throw new SchemaFileError(`${logicalName}: there is no column ${part} for the key ${schemaName}.`)
    for (const { column, table } of manyToOne) {
      if (!own[column]) throw new SchemaFileError(`${logicalName}: there is no column ${column} to lead to ${table}.`)
      if (!all.has(table)) throw new SchemaFileError(`${logicalName}.${column}: there is no table ${table}.`)
    }
  }
  return together
}

export function customised(table: TableFile, added: Customisation | undefined): TableFile {
  if (!added) return table
  return {
    ...table,
    columns: { ...table.columns, ...ownColumns(added.columns) },
    manyToOne: [...table.manyToOne, ...(added.manyToOne ?? [])],
    ...(added.keys && { keys: [...(table.keys ?? []), ...added.keys] }),
  }
}

/** Whatever a file holds is the organisation's own. */
const ownColumns = (columns: Record<string, ColumnSpec>): Record<string, ColumnSpec> =>
  Object.fromEntries(Object.entries(columns).map(([name, spec]) => [name, { ...spec, isCustom: true }]))

const defaultsOf = (
  logicalName: string,
): Pick<TableFile, 'ownership' | 'primaryId' | 'columns' | 'manyToOne' | 'traits'> => ({
  ownership: 'UserOwned',
  primaryId: `${logicalName}id`,
  columns: {},
  manyToOne: [],
  traits: [],
})

function completed(table: TableFile): TableFile {
  for (const name of names)
    if (typeof table[name] !== 'string')
      throw new SchemaFileError(`${table.logicalName ?? 'A table'}: ${name} is missing.`)
  const { logicalName, schemaName, label } = table
  const { ownership, primaryId, columns, manyToOne, traits }: TableFile = { ...defaultsOf(logicalName), ...table }
  if (!owners.includes(ownership))
    throw new SchemaFileError(`${logicalName}: ownership is one of ${owners.join(', ')}.`)
  if (!Number.isInteger(table.objectTypeCode)) throw new SchemaFileError(`${logicalName}: objectTypeCode is missing.`)
  const key: ColumnSpec = {
    schemaName: `${schemaName}Id`,
    type: 'Uniqueidentifier',
    label,
    required: 'SystemRequired',
    update: false,
    isCustom: true,
  }
  const named = new Set(manyToOne.map((each) => each.column))
  return {
    ...table,
    ownership,
    primaryId,
    traits: [...new Set([...traits, 'isCustom' as const])],
    columns: { [primaryId]: key, ...systemColumns(ownership), ...ownColumns(columns) },
    manyToOne: [
      ...manyToOne,
      ...systemRelationships(logicalName, ownership, traits.includes('isBpf')).filter(
        ({ column }) => !named.has(column),
      ),
    ],
  }
}
