import type { RowList } from './dataverse-client.ts'
import { MalformedReplyError } from './errors.ts'
import type { RowPage } from './row-page.ts'
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

/** Reads the page of a list that a link leads to, the first one without. */
export interface PageReader {
  page: (link: string | undefined) => Promise<Page>
  /** For those who want one row at a time. */
  rowPage: (link: string | undefined) => Promise<Pick<RowPage, 'rows' | 'nextLink'>>
}

/** `limit` cuts the list off after that many rows, which a `$top` beyond one page needs. */
export function rowList(reader: PageReader, limit: number | undefined): RowList {
  const pages = (): AsyncGenerator<Page, void, undefined> => {
    let remaining = limit ?? Number.POSITIVE_INFINITY
    return followLinks(async (link) => {
      const page = upTo(remaining, await reader.page(link))
      remaining -= page.rows.length
      return page
    })
  }
  return { pages, [Symbol.asyncIterator]: () => rowsOf(followLinks(reader.rowPage), limit) }
}

/** The rows of pages that are made anew for each reading. */
export const listOf = (pages: () => AsyncGenerator<Page, void, undefined>): RowList => ({
  pages,
  [Symbol.asyncIterator]: () => rowsOf(pages()),
})

/** Pages by next link, until there is none: an empty page does not end a list (P39). */
async function* followLinks<P extends { nextLink?: string }>(
  read: (link: string | undefined) => Promise<P>,
): AsyncGenerator<P, void, undefined> {
  for (let link: string | undefined; ;) {
    let page: P | undefined = await read(link)
    const next: string | undefined = page.nextLink
    yield page
    // Kept until the next one is there, it would double what a long list takes.
    page = undefined
    if (next === undefined) return
    // The same link twice would be read for ever.
    if (next === link) throw endless()
    link = next
  }
}

/** The page, cut off where the limit is reached: then it is the last one. */
function upTo(limit: number, { rows, nextLink, count }: Page): Page {
  return {
    rows: rows.length > limit ? rows.slice(0, limit) : rows,
    ...(nextLink === undefined || rows.length >= limit ? {} : { nextLink }),
    ...(count === undefined ? {} : { count }),
  }
}

/** By hand, because an async generator costs several turns of the event loop for each row. One call at a time, as `for await` makes them. */
function rowsOf(
  pages: AsyncGenerator<{ rows: Iterable<Row> }, void, undefined>,
  limit = Number.POSITIVE_INFINITY,
): AsyncIterator<Row> {
  let rows: Iterator<Row> | undefined
  let remaining = limit
  const next = async (): Promise<IteratorResult<Row>> => {
    while (remaining > 0) {
      const row = rows?.next()
      if (row?.done === false) {
        remaining -= 1
        return { done: false, value: row.value }
      }
      rows = undefined // As above: not kept while the next page is read.
      const page = await pages.next()
      if (page.done === true) return { done: true, value: undefined }
      rows = page.value.rows[Symbol.iterator]()
    }
    await pages.return()
    return { done: true, value: undefined }
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
