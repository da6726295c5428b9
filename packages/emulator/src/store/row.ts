/** A value as it is stored. Lookups keep their target table because polymorphic columns need it. */
export type StoredValue = string | number | boolean | null | LookupTarget

export interface LookupTarget {
  table: string
  id: string
}

/**
 * One row. `values` is keyed by logical column name; a column that is absent is null.
 * Dates are ISO 8601 strings (`2026-03-02T09:00:00Z`, DateOnly `2026-03-02`), choices and money numbers,
 * a multi-select choice the string `1,2`, guids lower case.
 */
export interface StoredRow {
  id: string
  /** Row version: grows over the whole environment, written as the ETag `W/"version"`. */
  version: number
  values: Record<string, StoredValue>
}
