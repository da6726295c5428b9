import { compareGuids } from './guid-order.ts'
import type { ManyToManyRelationship } from '../schema/schema.ts'
import type { StoredRow } from './row.ts'
import type { Store } from './store.ts'

// Links of N:N relationships are rows of the intersect table; their id is made of both ends, so a link exists once.

const idColumns = (relationship: ManyToManyRelationship): [string, string] =>
  relationship.table1 === relationship.table2
    ? [`${relationship.table1}idone`, `${relationship.table1}idtwo`]
    : [`${relationship.table1}id`, `${relationship.table2}id`]

/** Links two rows; `id1` is of `table1`. Linking twice changes nothing. What more the link says stays with it. */
export function link(
  store: Store,
  relationship: ManyToManyRelationship,
  id1: string,
  id2: string,
  more: StoredRow['values'] = {},
): void {
  const [column1, column2] = idColumns(relationship)
  const id = `${id1}:${id2}`
  if (store.get(relationship.intersectTable, id)) return
  store.put(relationship.intersectTable, {
    id,
    version: store.nextVersion(),
    values: { [column1]: id1, [column2]: id2, ...more },
  })
}

export function unlink(store: Store, relationship: ManyToManyRelationship, id1: string, id2: string): void {
  store.delete(relationship.intersectTable, `${id1}:${id2}`)
}

/** Ids at the other end. `forward`: the row asked from is of `table1` (both navigation names may be the same). */
export function linkedIds(store: Store, relationship: ManyToManyRelationship, forward: boolean, id: string): string[] {
  const [column1, column2] = idColumns(relationship)
  const [from, to] = forward ? [column1, column2] : [column2, column1]
  return store.referencing(relationship.intersectTable, from, id).map((row) => row.values[to] as string)
}

/** In the order that every set of rows has on its own. */
export function linkedRows(
  store: Store,
  relationship: ManyToManyRelationship,
  forward: boolean,
  id: string,
): StoredRow[] {
  const target = forward ? relationship.table2 : relationship.table1
  return linkedIds(store, relationship, forward, id)
    .toSorted(compareGuids)
    .map((each) => store.get(target, each))
    .filter((row) => row !== undefined)
}
