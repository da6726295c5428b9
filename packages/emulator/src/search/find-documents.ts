import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import type { StoredRow } from '../store/row.ts'
import { type Hit, matchFields } from './match.ts'
import { indexRows } from './index-rows.ts'
import type { SearchedTable } from './search-scope.ts'
import { compileFields } from './search-fields.ts'
import type { SearchTerm } from './search-term.ts'

/** A row that was found. */
export interface Found {
  searched: SearchedTable
  row: StoredRow
  hits: readonly Hit[]
  score: number
}

type Unranked = Omit<Found, 'score'> & { words: number }

/** Every row of the tables that has what is searched for, the best first; of equal ones in the tables' order. */
export function findDocuments(
  context: RequestContext,
  tables: readonly SearchedTable[],
  term: SearchTerm | undefined,
): Found[] {
  if (!term) return []
  const { environment, caller } = context
  const format = formatContext(environment, caller)
  const found: Unranked[] = []
  let rows = 0
  for (const searched of tables) {
    const { table, holds, searchColumns } = searched
    const fieldsOf = compileFields(table, searchColumns, format)
    for (const row of indexRows(context, table.logicalName)) {
      if (!holds(row)) continue
      rows += 1
      const fields = fieldsOf(row)
      const { matched, hits } = matchFields(term, fields)
      if (matched) found.push({ searched, row, hits, words: fields.reduce((sum, { words }) => sum + words.length, 0) })
    }
  }
  return ranked(found, rows)
}

/** BM25 (Robertson and Zaragoza 2009), which Azure AI Search ranks by: rare words, often found, in short texts. */
function ranked(found: readonly Unranked[], rows: number): Found[] {
  const rowsWith = new Map<SearchTerm, number>()
  for (const { hits } of found)
    for (const by of new Set(hits.map((hit) => hit.by))) rowsWith.set(by, (rowsWith.get(by) ?? 0) + 1)
  const usual = found.reduce((sum, { words }) => sum + words, 0) / Math.max(found.length, 1)
  return found
    .map(({ words, ...document }) => ({ ...document, score: scoreOf(document.hits, words / usual, rows, rowsWith) }))
    .toSorted((one, other) => other.score - one.score)
}

const [saturation, lengthWeight] = [1.2, 0.75]

function scoreOf(
  hits: readonly Hit[],
  length: number,
  rows: number,
  rowsWith: ReadonlyMap<SearchTerm, number>,
): number {
  // What is found without a word, such as everything, has the score 1.
  if (hits.length === 0) return 1
  const times = new Map<SearchTerm, { count: number; boost: number }>()
  for (const { by, boost } of hits) times.set(by, { count: (times.get(by)?.count ?? 0) + 1, boost })
  let score = 0
  for (const [by, { count, boost }] of times) {
    const within = rowsWith.get(by) ?? 0
    const rarity = Math.log(1 + (rows - within + 0.5) / (within + 0.5))
    score +=
      (boost * rarity * count * (saturation + 1)) / (count + saturation * (1 - lengthWeight + lengthWeight * length))
  }
  return Number(score.toPrecision(7))
}
