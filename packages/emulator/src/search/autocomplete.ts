import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { editsWithin } from './edits.ts'
import { marked } from './highlight.ts'
import { indexRows } from './index-rows.ts'
import { compileFields } from './search-fields.ts'
import { readParameters } from './search-parameters.ts'
import { searchScope, type SearchedTable } from './search-scope.ts'
import { wordsIn } from './words.ts'

/** The word that was begun, to its end. Source: learn.microsoft.com "Dataverse Search autocomplete". */
export function answerAutocomplete(context: RequestContext, body: JsonObject): Record<string, unknown> {
  const asked = readParameters(body, { shortest: 1, top: 1 })
  const tables = searchScope(context, asked)
  return { Error: null, Value: completion(context, tables, asked), QueryContext: null }
}

/** Of the words that begin so the one that most rows have, then the first in the alphabet; null when there is none. */
export function completion(
  context: RequestContext,
  tables: readonly SearchedTable[],
  { search, fuzzy }: { search: string; fuzzy: boolean },
): string | null {
  const typed = wordsIn(search).map(({ text }) => text)
  if (typed.length > 1) throw new NotEmulated('autocomplete of several words')
  const [beginning] = typed
  if (beginning === undefined) return null
  const rowsWith = wordsBeginning(context, tables, beginning, fuzzy)
  const [best] = [...rowsWith].toSorted(
    ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
  )
  return best ? marked(best[0], [{ start: 0, end: best[0].length }]) : null
}

function wordsBeginning(
  context: RequestContext,
  tables: readonly SearchedTable[],
  beginning: string,
  fuzzy: boolean,
): Map<string, number> {
  const { environment, caller } = context
  const format = formatContext(environment, caller)
  const rowsWith = new Map<string, number>()
  for (const { table, searchColumns, holds } of tables) {
    const fieldsOf = compileFields(table, searchColumns, format)
    for (const row of indexRows(context, table.logicalName)) {
      if (!holds(row)) continue
      const fields = fieldsOf(row).filter((field) => fuzzy || field.mayHave(beginning))
      const words = fields.flatMap((field) => field.words.map(({ text }) => text))
      for (const word of new Set(words))
        if (begins(word, beginning, fuzzy)) rowsWith.set(word, (rowsWith.get(word) ?? 0) + 1)
    }
  }
  return rowsWith
}

const begins = (word: string, beginning: string, fuzzy: boolean): boolean =>
  word.startsWith(beginning) ||
  (fuzzy && [-1, 0, 1].some((more) => editsWithin(beginning, word.slice(0, beginning.length + more), 1)))
