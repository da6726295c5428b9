import type { Table } from '../src/schema/schema.ts'
import type { StoredValue } from '../src/store/row.ts'

/** Values that rows must have for a filter of plain equations to find them. */
export function filteredValues(url: string, table: Table): Record<string, StoredValue> {
  const filter = /\$filter=([^&]*)/.exec(url)?.[1]?.replaceAll('+', ' ')
  const values: Record<string, StoredValue> = {}
  if (filter === undefined || / or |\bnot\b/.test(filter)) return values
  for (const [, path = '', text = ''] of filter.matchAll(/([\w/]+) eq ('[^']*'|[\w-]+)/g)) {
    const [name = '', ofTarget] = path.split('/')
    const column = table.columns.get(name)
    if (!column) continue
    const literal = text.startsWith("'") ? text.slice(1, -1) : text
    const target = column.targets?.[0]
    if (ofTarget !== undefined && target !== undefined) values[name] = { table: target, id: literal.toLowerCase() }
    else if (ofTarget === undefined && target === undefined && name !== table.primaryId)
      values[name] = text.startsWith("'") || Number.isNaN(Number(literal)) ? literal : Number(literal)
  }
  return values
}
