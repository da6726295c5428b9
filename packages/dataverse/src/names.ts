import { InvalidRequestError, type NameCandidate, UnknownNameError } from './errors.ts'
import type { ColumnMetadata, TableMetadata } from './metadata.ts'
import { nearestNames } from './nearest-names.ts'

const lookupTypes: ReadonlySet<ColumnMetadata['type']> = new Set(['Lookup', 'Customer', 'Owner'])

export const isLookup = (column: ColumnMetadata): boolean => lookupTypes.has(column.type)

/** @throws {UnknownNameError} with the columns most like it. */
export function columnOf(table: TableMetadata, name: string): ColumnMetadata {
  return table.columns.get(name) ?? throwUnknown(table, name, 'column', columnCandidates(table))
}

/** The property a column is read, filtered and sorted by: lookups have one of another name. */
export function propertyOf(table: TableMetadata, name: string): string {
  const column = columnOf(table, name)
  if (isLookup(column)) return `_${name}_value`
  const source = column.attributeOf === undefined ? undefined : table.columns.get(column.attributeOf)
  if (column.type === 'PartyList') throwUnreadable(table, column, undefined)
  // Companions such as `industrycodename` exist in the schema and not in the Web API; those of images do.
  if (column.type === 'Virtual' && source && source.type !== 'Image' && source.type !== 'Virtual') {
    throwUnreadable(table, column, source)
  }
  return name
}

export interface Navigation {
  /** The table it leads to. */
  table: string
  collection: boolean
}

/** Navigation properties of the table's N:N relationships, with the table each leads to; of one with itself both. */
export const manyToManyOf = ({ logicalName, manyToMany }: TableMetadata): { name: string; table: string }[] =>
  manyToMany.flatMap(({ first, second }) => [
    ...(first.table === logicalName ? [{ name: first.navigation, table: second.table }] : []),
    ...(second.table === logicalName ? [{ name: second.navigation, table: first.table }] : []),
  ])

/** @throws {UnknownNameError} with the navigation properties most like it. */
export function navigationOf(table: TableMetadata, name: string): Navigation {
  const single = table.manyToOne.find((relationship) => relationship.referencingNavigation === name)
  if (single) return { table: single.referencedTable, collection: false }
  const collection = table.oneToMany.find((relationship) => relationship.referencedNavigation === name)
  if (collection) return { table: collection.referencingTable, collection: true }
  const across = manyToManyOf(table).find((navigation) => navigation.name === name)
  if (across) return { table: across.table, collection: true }
  return throwUnknown(table, name, 'navigation property', navigationCandidates(table))
}

/**
 * The navigation property that binds a lookup column to a row of `target`: polymorphic lookups have one for each target.
 * Owner columns are the exception: one for users and teams, whose relationship points at `owner`.
 *
 * @throws {UnknownNameError} when the column cannot point at that table.
 */
export function bindingOf(table: TableMetadata, column: ColumnMetadata, target: string): string {
  const relationships = table.manyToOne.filter(({ referencingColumn }) => referencingColumn === column.logicalName)
  const exact = relationships.find(({ referencedTable }) => referencedTable === target)
  if (exact) return exact.referencingNavigation
  if (column.type === 'Owner') return relationships[0]?.referencingNavigation ?? column.logicalName
  const targets = relationships.map(({ referencedTable }) => ({ name: referencedTable, label: referencedTable }))
  throw new UnknownNameError({
    message: `${column.displayName} (${column.logicalName}) of ${table.displayName} cannot point at ${target}.`,
    help: `It can point at: ${targets.map(({ name }) => name).join(', ') || 'nothing this user may see'}.`,
    table: table.logicalName,
    candidates: targets,
    fields: [{ column: column.logicalName, label: column.displayName, problem: `cannot point at ${target}` }],
  })
}

function throwUnreadable(table: TableMetadata, column: ColumnMetadata, source: ColumnMetadata | undefined): never {
  throw new UnknownNameError({
    message: `${column.logicalName} of ${table.displayName} cannot be read through the Web API.`,
    help: source
      ? `Select ${source.logicalName} instead; its label comes with it.`
      : 'Its rows are in the activity_parties collection.',
    table: table.logicalName,
    candidates: source ? [{ name: source.logicalName, label: source.displayName }] : [],
    fields: [{ column: column.logicalName, label: column.displayName, problem: 'cannot be read' }],
  })
}

function throwUnknown(table: TableMetadata, name: string, what: string, known: NameCandidate[]): never {
  const candidates = nearestNames(name, known)
  throw new UnknownNameError({
    message: `${table.displayName} (${table.logicalName}) has no ${what} named ${name}.`,
    help:
      candidates.length > 0 ? `Did you mean ${described(candidates)}?` : `Look up the names of ${table.logicalName}.`,
    table: table.logicalName,
    candidates,
    fields: [{ column: name, label: name, problem: `is no ${what} of ${table.displayName}` }],
  })
}

export function unknownTable(name: string, known: NameCandidate[]): UnknownNameError {
  const candidates = nearestNames(name, known)
  return new UnknownNameError({
    message: `This environment has no table named ${name}, or it is hidden from this user.`,
    help: candidates.length > 0 ? `Did you mean ${described(candidates)}?` : 'Look up the tables of this environment.',
    table: name,
    candidates,
  })
}

/**
 * The service does not know a table or column. A wrong table has a code; a wrong column comes under codes that mean many
 * other things too (0x0 in a query, 0x80048d19 in a body), so by its words.
 *
 * @see https://learn.microsoft.com/troubleshoot/power-platform/dataverse/dataverse-web-api-and-sdk/web-api-client-errors
 */
export const isUnknownNameRefusal = (error: unknown): boolean =>
  error instanceof InvalidRequestError &&
  (error.serviceCode === '0x8006088a' ||
    /^Could not find a property named|undeclared property|Invalid property '[^']*' was found in entity/.test(
      error.serviceMessage ?? '',
    ))

const described = (candidates: readonly NameCandidate[]): string =>
  candidates.map(({ name, label }) => (label === name ? name : `${label} (${name})`)).join(', ')

const columnCandidates = (table: TableMetadata): NameCandidate[] =>
  [...table.columns.values()]
    .filter(({ attributeOf }) => attributeOf === undefined)
    .map(({ logicalName, displayName }) => ({ name: logicalName, label: displayName }))

const navigationCandidates = (table: TableMetadata): NameCandidate[] => [
  ...table.manyToOne.map(({ referencingNavigation, referencingColumn }) => ({
    name: referencingNavigation,
    label: table.columns.get(referencingColumn)?.displayName ?? referencingNavigation,
  })),
  ...table.oneToMany.map(({ referencedNavigation }) => ({ name: referencedNavigation, label: referencedNavigation })),
  ...manyToManyOf(table).map(({ name }) => ({ name, label: name })),
]
