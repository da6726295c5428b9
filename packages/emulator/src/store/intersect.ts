import type { ManyToManyRelationship, Table } from '../schema/schema.ts'
import type { StoredRow } from './row.ts'
import type { Store } from './store.ts'

// Links of N:N relationships are rows of the intersect table; their id is made of both ends, so a link exists once.

const idColumns = (relationship: ManyToManyRelationship): [string, string] =>
  relationship.table1 === relationship.table2
    ? [`${relationship.table1}idone`, `${relationship.table1}idtwo`]
    : [`${relationship.table1}id`, `${relationship.table2}id`]

/** Links two rows; `id1` is of `table1`. Linking twice changes nothing. */
export function link(store: Store, relationship: ManyToManyRelationship, id1: string, id2: string): void {
  const [column1, column2] = idColumns(relationship)
  const id = `${id1}:${id2}`
  if (store.get(relationship.intersectTable, id)) return
  store.put(relationship.intersectTable, {
    id,
    version: store.nextVersion(),
    values: { [column1]: id1, [column2]: id2 },
  })
}

export function unlink(store: Store, relationship: ManyToManyRelationship, id1: string, id2: string): void {
  store.delete(relationship.intersectTable, `${id1}:${id2}`)
}

/** Ids at the other end. `navigation` says which end is asked from. */
export function linkedIds(
  store: Store,
  relationship: ManyToManyRelationship,
  navigation: string,
  id: string,
): string[] {
  const [column1, column2] = idColumns(relationship)
  const [from, to] = navigation === relationship.navigation1 ? [column1, column2] : [column2, column1]
  return store.referencing(relationship.intersectTable, from, id).map((row) => row.values[to] as string)
}

export function linkedRows(
  store: Store,
  relationship: ManyToManyRelationship,
  navigation: string,
  id: string,
): StoredRow[] {
  const target = otherEnd(relationship, navigation)
  return linkedIds(store, relationship, navigation, id)
    .map((each) => store.get(target, each))
    .filter((row) => row !== undefined)
}

/** `navigation1` belongs to `table1` and leads to `table2`. */
export const otherEnd = (relationship: ManyToManyRelationship, navigation: string): string =>
  navigation === relationship.navigation1 ? relationship.table2 : relationship.table1

/** Both ends' ids in the relationship's own order, whichever end the request came from. */
export const inRelationshipOrder = (
  relationship: ManyToManyRelationship,
  from: Table,
  navigation: string,
  fromId: string,
  otherId: string,
): [string, string] =>
  from.logicalName === relationship.table1 && navigation === relationship.navigation1
    ? [fromId, otherId]
    : [otherId, fromId]
