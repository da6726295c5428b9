import type { RowList } from './dataverse-client.ts'
import { MalformedReplyError } from './errors.ts'
import type { Page, Row } from './row.ts'

/** The page in a list's reply. Rows are the parsed objects themselves. */
export function pageFrom(json: Record<string, unknown> | undefined): Page {
  const rows = json?.['value']
  if (!json || !Array.isArray(rows)) throw noList()
  const nextLink = json['@odata.nextLink']
  const count = json['@odata.count']
  return {
    rows: rows as Row[],
    ...(typeof nextLink === 'string' ? { nextLink } : {}),
    ...(typeof count === 'number' ? { count } : {}),
  }
}

/**
 * Pages by next link, until there is none: an empty page does not end a list (P39). `limit` cuts it off after that many
 * rows, which a `$top` beyond one page needs.
 */
export function rowList(
  first: () => Promise<Page>,
  next: (link: string) => Promise<Page>,
  limit: number | undefined,
): RowList {
  async function* pages(): AsyncGenerator<Page, void, undefined> {
    let remaining = limit ?? Number.POSITIVE_INFINITY
    let previous: string | undefined
    for (let read = first; ;) {
      let page: Page | undefined = upTo(remaining, await read())
      remaining -= page.rows.length
      const link = page.nextLink
      yield page
      // Kept until the next one is there, it would double what a long list takes.
      page = undefined
      if (link === undefined) return
      // The same link twice would be read for ever.
      if (link === previous) throw endless()
      previous = link
      read = async () => next(link)
    }
  }
  return listOf(pages)
}

/** The rows of pages that are made anew for each reading. */
export const listOf = (pages: () => AsyncGenerator<Page, void, undefined>): RowList => ({
  pages,
  [Symbol.asyncIterator]: () => rowsOf(pages()),
})

/** The page, cut off where the limit is reached: then it is the last one. */
function upTo(limit: number, { rows, nextLink, count }: Page): Page {
  return {
    rows: rows.length > limit ? rows.slice(0, limit) : rows,
    ...(nextLink === undefined || rows.length >= limit ? {} : { nextLink }),
    ...(count === undefined ? {} : { count }),
  }
}

/** By hand, because an async generator costs several turns of the event loop for each row. One call at a time, as `for await` makes them. */
function rowsOf(pages: AsyncGenerator<Page, void, undefined>): AsyncIterator<Row> {
  let rows: readonly Row[] = []
  let index = 0
  const next = async (): Promise<IteratorResult<Row>> => {
    for (;;) {
      const row = rows[index++]
      if (row !== undefined) return { done: false, value: row }
      rows = [] // As above: not kept while the next page is read.
      const page = await pages.next()
      if (page.done === true) return { done: true, value: undefined }
      rows = page.value.rows
      index = 0
    }
  }
  return {
    next,
    async return() {
      await pages.return()
      return { done: true, value: undefined }
    },
  }
}

function noList(): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The reply to a list holds no list.',
    help: 'Try again. If it lasts, report it with the time of the request.',
    sent: true,
  })
}

export function endless(): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The next page names itself as the page after it.',
    help: 'Try again. If it lasts, report it with the time of the request.',
    sent: true,
  })
}
