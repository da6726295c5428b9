import type { Operation } from '../../src/functions/operation.ts'
import { notEmulated, operations } from '../../src/functions/registry.ts'
import { code, codes, markdownTable } from './markdown-table.ts'

/** Functions and actions: those that are answered, and those that are known and not. */
export function functionsSection(): string {
  const sorted = operations.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return `## Functions and actions

${sorted.length} are answered.

${markdownTable(
  ['Name', 'Kind', 'Bound to'],
  sorted.map((operation) => [code(operation.name), operation.kind, boundTo(operation)]),
)}

${notEmulated.size} more are known and answered with 501: ${codes([...notEmulated].toSorted())}
`
}

function boundTo({ boundTo: tables }: Operation): string {
  if (tables === undefined) return ''
  return tables === 'any' ? 'every table' : codes(tables)
}
