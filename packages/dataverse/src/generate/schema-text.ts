import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { manyToManyOf } from '../names.ts'
import { isCreatable, isReadable, isUpdatable } from './column-access.ts'
import { hasChoices } from './choice-text.ts'
import { propertyName, quoted } from './identifiers.ts'
import type { NamedTable } from './table-text.ts'

/** The constant that says at run time what the types say to the compiler, and the type `typedClient` takes. */
export function schemaText(tables: readonly NamedTable[]): string {
  return [
    '/** The tables at run time. */',
    'export const schema = {',
    ...tables.map(tableConstant),
    '} as const satisfies TableSchemas',
    '',
    '/** The tables for the compiler: `typedClient<Schema>(client)`. */',
    'export type Schema = {',
    ...tables.map((named) => tableTypes(named, tables)),
    '}',
  ].join('\n')
}

function tableConstant({ table, columns, choiceNames }: NamedTable): string {
  const { logicalName, entitySetName, primaryIdColumn, primaryNameColumn, displayName } = table
  return [
    `  ${propertyName(logicalName)}: {`,
    `    entitySetName: ${quoted(entitySetName)},`,
    `    displayName: ${quoted(displayName)},`,
    `    primaryIdColumn: ${quoted(primaryIdColumn)},`,
    ...(primaryNameColumn === undefined ? [] : [`    primaryNameColumn: ${quoted(primaryNameColumn)},`]),
    '    columns: {',
    ...columns.map(
      (column) =>
        `      ${propertyName(column.logicalName)}: { ${members(
          column,
          [
            isReadable(table, column) && 'read',
            isCreatable(table, column) && 'create',
            isUpdatable(table, column) && 'update',
          ],
          choiceNames.get(column.logicalName),
        ).join(', ')} },`,
    ),
    '    },',
    '  },',
  ].join('\n')
}

const numbers = ['maxLength', 'minValue', 'maxValue', 'precision'] as const

function members(column: ColumnMetadata, access: readonly (string | false)[], choice: string | undefined): string[] {
  const list = (names: readonly string[]): string => `[${names.map(quoted).join(', ')}]`
  return [
    `type: ${quoted(column.type)}`,
    `displayName: ${quoted(column.displayName)}`,
    `requiredLevel: ${quoted(column.requiredLevel)}`,
    `access: ${list(access.filter((kind) => kind !== false))}`,
    ...numbers.flatMap((name) => (column[name] === undefined ? [] : [`${name}: ${column[name]}`])),
    ...(column.format === undefined ? [] : [`format: ${quoted(column.format)}`]),
    ...(column.dateTimeBehavior === undefined ? [] : [`dateTimeBehavior: ${quoted(column.dateTimeBehavior)}`]),
    ...(column.targets === undefined ? [] : [`targets: ${list(column.targets)}`]),
    ...(hasChoices(column) && choice !== undefined ? [`choices: ${choice}`] : []),
  ]
}

function tableTypes({ table, typeName }: NamedTable, all: readonly NamedTable[]): string {
  const name = propertyName(table.logicalName)
  const known = new Set(all.map((named) => named.table.logicalName))
  const lookups = table.manyToOne.map(
    ({ referencingNavigation, referencedTable }) => [referencingNavigation, referencedTable] as const,
  )
  // Collections of tables nobody asked for would be most of the file.
  const collections = table.oneToMany
    .filter(({ referencingTable }) => known.has(referencingTable))
    .map(({ referencedNavigation, referencingTable }) => [referencedNavigation, referencingTable] as const)
  const manyToMany = manyToManyOf(table)
    .filter((navigation) => known.has(navigation.table))
    .map((navigation) => [navigation.name, navigation.table] as const)
  return [
    `  ${name}: {`,
    `    row: ${typeName}`,
    `    create: ${typeName}Create`,
    `    update: ${typeName}Update`,
    `    columns: (typeof schema)[${quoted(table.logicalName)}]['columns']`,
    `    primaryId: ${quoted(table.primaryIdColumn)}`,
    `    lookups: ${navigationType(lookups)}`,
    `    collections: ${navigationType(collections)}`,
    `    manyToMany: ${navigationType(manyToMany)}`,
    `    keys: ${keysType(table)}`,
    '  }',
  ].join('\n')
}

/** A row cannot be told by a key that is still being built, nor by columns this reader may not see. */
function keysType({ keys, columns }: TableMetadata): string {
  const usable = keys
    .filter((key) => key.status === 'Active' && key.columns.every((column) => columns.has(column)))
    .toSorted((a, b) => (a.logicalName < b.logicalName ? -1 : 1))
    .map((key) => `${propertyName(key.logicalName)}: ${key.columns.map(quoted).join(' | ')}`)
  return usable.length === 0 ? '{}' : `{ ${usable.join('; ')} }`
}

function navigationType(navigations: readonly (readonly [name: string, table: string])[]): string {
  const named = [...new Map(navigations).entries()]
    .filter(([name]) => name !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (named.length === 0) return '{}'
  return `{ ${named.map(([name, target]) => `${propertyName(name)}: ${quoted(target)}`).join('; ')} }`
}
