import { malformed } from '../errors/faults.ts'
import type { LastChange } from '../store/change-log.ts'

/** Where a page of changes begins. Rows that exist come first, by version, then those that are gone. */
export interface DeltaMark {
  page: number
  /** Later changes belong to the next delta: all pages of one show the same moment. */
  until: number
  /** Whether the page before ended among the rows that are gone. */
  gone: boolean
  /** Version of the last change it gave. */
  after: number
}

export interface Change extends LastChange {
  gone: boolean
}

/** The changes of a page, and where the next one begins, if there is one. */
export function pageOfChanges(
  changes: readonly Change[],
  mark: DeltaMark,
  pageSize: number,
): { changes: readonly Change[]; next?: DeltaMark } {
  const left = changes
    .filter(({ version, gone }) => version <= mark.until && isAfter({ version, gone }, mark))
    .toSorted((one, other) => Number(one.gone) - Number(other.gone) || one.version - other.version)
  const page = left.slice(0, pageSize)
  const last = page.at(-1)
  if (!last || left.length === page.length) return { changes: page }
  return { changes: page, next: { ...mark, page: mark.page + 1, gone: last.gone, after: last.version } }
}

const isAfter = (change: Pick<Change, 'version' | 'gone'>, mark: DeltaMark): boolean =>
  change.gone === mark.gone ? change.version > mark.after : change.gone

/** No page of a delta is on record; this one looks like the token of other pages, and is as opaque to clients. */
export function writeDeltaSkipToken({ page, until, gone, after }: DeltaMark): string {
  return encodeURIComponent(
    `<cookie pagenumber="${page}" istracking="True" version="${until}" deleted="${gone}" after="${after}" />`,
  )
}

export function readDeltaSkipToken(token: string): DeltaMark {
  const found =
    /^<cookie pagenumber="(\d+)" istracking="True" version="(\d+)" deleted="(true|false)" after="(\d+)" \/>$/.exec(
      token,
    )
  if (!found) throw malformed('The $skiptoken is malformed.')
  const [, page, until, gone, after] = found
  return { page: Number(page), until: Number(until), gone: gone === 'true', after: Number(after) }
}
