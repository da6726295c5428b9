import type { Column, Table } from '../src/schema/schema.ts'
import type { StoredValue } from '../src/store/row.ts'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Values that rows must have for a filter of plain equations to find them. */
export function filteredValues(url: string, table: Table): Record<string, StoredValue> {
  const values: Record<string, StoredValue> = {}
  for (const { column, ofTarget, literal, isText } of equations(url, table)) {
    const target = column.targets?.[0]
    const { logicalName: name } = column
    if (ofTarget !== undefined && target !== undefined && guid.test(literal))
      values[name] = { table: target, id: literal.toLowerCase() }
    else if (ofTarget === undefined && target === undefined && name !== table.primaryId)
      values[name] = isText || Number.isNaN(Number(literal)) ? literal : Number(literal)
  }
  return values
}

/** Lookups that a filter follows to a text: `sdkmessageid/name eq 'Create'`. */
export const filteredTexts = (url: string, table: Table): { lookup: string; name: string; text: string }[] =>
  equations(url, table).flatMap(({ column, ofTarget, literal, isText }) =>
    isText && ofTarget !== undefined ? [{ lookup: column.logicalName, name: ofTarget, text: literal }] : [],
  )

interface Equation {
  column: Column
  /** Property of the row that the column points at. */
  ofTarget?: string
  literal: string
  isText: boolean
}

function equations(url: string, table: Table): Equation[] {
  const filter = /\$filter=([^&]*)/
    .exec(url)?.[1]
    ?.replaceAll('+', ' ')
    .replaceAll(/@\w+/g, (alias) => /=([^&]*)/.exec(url.slice(url.indexOf(`&${alias}=`)))?.[1] ?? alias)
  // Alternatives say nothing of any one row; what stands beside them in brackets does.
  const plain = filter?.replaceAll(/\((?:[^()]|\([^()]*\))* or (?:[^()]|\([^()]*\))*\)/g, '')
  if (plain === undefined || / or |\bnot\b/.test(plain)) return []
  return [...plain.matchAll(/([\w/]+) eq ('[^']*'|[\w-]+)/g)].flatMap(([, path = '', text = '']) => {
    const [first = '', second] = path.split('/')
    const lookup = /^_(\w+)_value$/.exec(first)?.[1]
    const column = table.columns.get(lookup ?? first)
    // `_parentcustomerid_value eq …` asks for the id of the row that the column points at.
    const ofTarget = lookup === undefined ? second : 'id'
    const isText = text.startsWith("'")
    const literal = isText ? text.slice(1, -1) : text
    return column ? [{ column, literal, isText, ...(ofTarget !== undefined && { ofTarget }) }] : []
  })
}
