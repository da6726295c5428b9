import type { Caller } from '../operations/access.ts'
import type { Schema } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

export interface FilterContext {
  schema: Schema
  store: Store
  caller: Caller
  now: Date
}

export type Predicate = (row: StoredRow) => boolean
