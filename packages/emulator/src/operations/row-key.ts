import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { invalidKey, malformed, recordNotFoundByKey } from '../errors/faults.ts'
import { guidPattern, parseLiteral } from '../odata/literal.ts'
import { parseNamedParts } from '../odata/parse-path.ts'
import { compareWithLiteral } from '../query/compare-values.ts'
import { readerOf } from '../query/column-reader.ts'
import { isLookup, namesOf } from '../query/table-names.ts'
import { isPrincipal } from '../schema/principal.ts'
import type { AlternateKey, Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { RowValues } from '../write/rule.ts'

export type RowKey =
  | { kind: 'id'; id: string }
  | { kind: 'alternate'; columns: Column[]; values: RowValues; text: string }

/** learn.microsoft.com, "Work with alternate keys": with these in its value a key does not work in an address. */
const unworkable = /[/<>*%&:\\?+]/

/** Users and teams inherit the key of principal ("Use an alternate key to reference a record"). */
const namedKeyOf = (table: Table): string => (isPrincipal(table) ? 'ownerid' : table.primaryId)

/** What stands in the parentheses after an entity set: a guid, the named primary key, or an alternate key. */
export function readKey(table: Table, inner: string, aliases: ReadonlyMap<string, string>): RowKey {
  const text = inner.trim()
  if (guidPattern.test(text)) return { kind: 'id', id: text.toLowerCase() }
  const pairs = parseNamedParts(text)
  if (!pairs || pairs.length === 0) throw malformed(`Bad Request - Error in query syntax.`)
  const properties = namesOf(table).properties
  const columns: Column[] = []
  const values: RowValues = {}
  for (const [name, source] of pairs) {
    const literal = parseLiteral(source.startsWith('@') ? (aliases.get(source) ?? 'null') : source)
    if (name === namedKeyOf(table) && pairs.length === 1 && literal.type === 'guid')
      return { kind: 'id', id: literal.value }
    const column = properties.get(name)
    if (!column) throw invalidKey(table.logicalName)
    refuseUnworkable(source)
    columns.push(column)
    values[column.logicalName] =
      isLookup(column) && literal.type === 'guid'
        ? { table: column.targets?.[0] ?? '', id: literal.value }
        : (literal.value as string | number | boolean | null)
  }
  const known = activeKeys(table).some(
    (key) => key.columns.length === columns.length && columns.every((each) => key.columns.includes(each.logicalName)),
  )
  if (!known) throw invalidKey(table.logicalName)
  return { kind: 'alternate', columns, values, text }
}

function refuseUnworkable(source: string): void {
  const character = unworkable.exec(source.startsWith("'") ? source : '')?.[0]
  if (character !== undefined)
    throw new NotEmulated(`a key with '${character}' in its value, which does not work in addresses`)
}

/** A key whose index is not made yet, or could not be, finds nothing and enforces nothing. */
export const activeKeys = ({ keys }: Table): AlternateKey[] =>
  keys.filter(({ indexStatus = 'Active' }) => indexStatus === 'Active')

/** The row an alternate key names, if there is one. */
export function findByAlternateKey(
  store: Store,
  table: Table,
  columns: readonly Column[],
  values: RowValues,
  except?: string,
): StoredRow | undefined {
  const tests = columns.map((column) => {
    const value = values[column.logicalName] ?? null
    const read = readerOf(table, column)
    if (isLookup(column)) {
      const id = typeof value === 'object' ? value?.id : undefined
      return (row: StoredRow) => {
        const own = read(row)
        return typeof own === 'object' && own?.id === id && id !== undefined
      }
    }
    const literal =
      typeof value === 'string'
        ? ({ type: column.type === 'DateTime' ? 'datetime' : 'string', value } as const)
        : typeof value === 'number'
          ? ({ type: 'number', value } as const)
          : undefined
    // An empty part of a key is never unique.
    if (!literal) return () => false
    const same = compareWithLiteral('eq', column, literal)
    return (row: StoredRow) => same(read(row))
  })
  for (const row of rowsWith(store, table, columns, values))
    if (row.id !== except && tests.every((test) => test(row))) return row
  return undefined
}

/** An index over the key's first column spares reading the table for every write. */
function rowsWith(store: Store, table: Table, columns: readonly Column[], values: RowValues): Iterable<StoredRow> {
  const [first] = columns
  const value = first && values[first.logicalName]
  if (!first || value === undefined || value === null || typeof value === 'boolean') return []
  const key = typeof value === 'object' ? value.id : String(value).toLowerCase()
  return store.referencing(table.logicalName, first.logicalName, key)
}

export function rowByKey(store: Store, table: Table, key: RowKey): StoredRow | undefined {
  return key.kind === 'id'
    ? store.get(table.logicalName, key.id)
    : findByAlternateKey(store, table, key.columns, key.values)
}

export const missingRow = (table: Table, key: RowKey): DataverseFault =>
  key.kind === 'id'
    ? new DataverseFault(404, '0x80040217', `${table.logicalName} With Id = ${key.id} Does Not Exist`)
    : recordNotFoundByKey(table.logicalName)
