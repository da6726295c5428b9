import { perTable } from './per-table.ts'

/** The addresses of a table: one text for the whole of each, and the columns it is put together from, in their order. */
export const addressesOf = perTable(({ columns }) =>
  ['address1', 'address2', 'address3']
    .map((prefix) => ({
      composite: `${prefix}_composite`,
      parts: ['line1', 'line2', 'line3', 'city', 'stateorprovince', 'postalcode', 'country'].map(
        (part) => `${prefix}_${part}`,
      ),
    }))
    .filter(({ composite }) => columns.has(composite)),
)
