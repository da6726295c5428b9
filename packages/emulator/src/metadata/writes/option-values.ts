import type { Environment } from '../../operations/environment.ts'
import { asTarget } from '../../query/column-reader.ts'

/** Of the publisher whose customisations go into no solution by name. */
const defaultPrefix = 10_000

/**
 * Options that come without a value begin with their publisher's prefix: 72700 gives 727000000 and on (page
 * create-update-optionsets). The publisher is the solution's.
 */
export function firstOptionValue({ store }: Environment, solution: string | undefined): number {
  const named = solution === undefined ? undefined : rowWith(store.rows('solution'), 'uniquename', solution)
  const publisher = asTarget(named?.values['publisherid'])
  const prefix = publisher && store.get('publisher', publisher.id)?.values['customizationoptionvalueprefix']
  return (typeof prefix === 'number' ? prefix : defaultPrefix) * 10_000
}

function rowWith<R extends { values: Readonly<Record<string, unknown>> }>(
  rows: Iterable<R>,
  column: string,
  value: string,
): R | undefined {
  for (const row of rows) if (row.values[column] === value) return row
  return undefined
}
