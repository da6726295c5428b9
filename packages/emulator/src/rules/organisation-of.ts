import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

/** What the organisation is set to: the columns of its one row. */
export function organisationOf(store: Store): StoredRow['values'] {
  for (const { values } of store.rows('organization')) return values
  return {}
}
