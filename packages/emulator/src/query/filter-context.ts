import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import type { Schema } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { type Fold, foldFor } from './fold-text.ts'

export interface FilterContext {
  schema: Schema
  store: Store
  caller: Caller
  now: Date
  fold: Fold
  /** Whether an id in quotes is the id. */
  quotedIds?: boolean
}

export type Predicate = (row: StoredRow) => boolean

export const filterContextOf = (
  { schema, store, switches }: Environment,
  caller: Caller,
  now: Date,
): FilterContext => ({
  schema,
  store,
  caller,
  now,
  fold: foldFor(switches),
  quotedIds: switches.quotedIds === 'taken',
})
