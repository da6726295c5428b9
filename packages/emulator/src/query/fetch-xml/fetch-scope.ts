import type { Schema, Table } from '../../schema/schema.ts'
import type { StoredRow } from '../../store/row.ts'
import { noSuchAlias } from './fetch-faults.ts'
import { allLinks, type FetchLevel, type FetchLink } from './fetch-query.ts'

/** A result: the row of the entity and, per link, the joined row or nothing (outer join). */
export interface FetchResult {
  row: StoredRow
  linked: Linked
}

export type Linked = ReadonlyMap<FetchLink, StoredRow | undefined>

/** Where a condition finds its columns: in the row of its own level, or in that of a link named by `entityname`. */
export interface Scope<S> {
  schema: Schema
  table: Table
  rowOf: (subject: S) => StoredRow | undefined
  linked: (entityName: string) => Place<S>
}

export interface Place<S> {
  table: Table
  rowOf: (subject: S) => StoredRow | undefined
}

/** While a row is looked for: nothing is joined yet. `entityname` may still name the level itself. */
export function rowScope(schema: Schema, table: Table, ownName: string): Scope<StoredRow> {
  const own: Place<StoredRow> = { table, rowOf: (row) => row }
  return {
    schema,
    ...own,
    linked(entityName) {
      if (entityName !== ownName && entityName !== table.logicalName) throw noSuchAlias()
      return own
    },
  }
}

/** After the joins: every link can be named, by its alias or else by its table. */
export function resultScope(schema: Schema, level: FetchLevel): Scope<FetchResult> {
  return {
    schema,
    table: level.table,
    rowOf: ({ row }) => row,
    linked(entityName) {
      const link = linkNamed(level, entityName)
      return { table: link.table, rowOf: ({ linked }) => linked.get(link) }
    },
  }
}

export function linkNamed(level: FetchLevel, name: string): FetchLink {
  const links = allLinks(level)
  const link = links.find((each) => each.alias === name) ?? links.find((each) => each.table.logicalName === name)
  if (!link) throw noSuchAlias()
  return link
}
