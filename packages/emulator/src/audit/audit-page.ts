import { unresolvedParameters } from '../errors/faults.ts'
import type { Literal } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { StoredRow } from '../store/row.ts'
import { auditDetail } from './audit-detail.ts'

interface Paging {
  page: number
  count: number
  withTotal: boolean
}

/** One page of audits as `AuditDetailCollection`; the cookie leads to the next one. */
export function auditPage(
  context: RequestContext,
  audits: readonly StoredRow[],
  paging: Literal | undefined,
): Record<string, unknown> {
  const { page, count, withTotal } = readPaging(paging)
  const end = page * count
  const more = audits.length > end
  return {
    MoreRecords: more,
    PagingCookie: more ? cookie(page) : '',
    TotalRecordCount: withTotal ? audits.length : -1,
    AuditDetails: audits.slice(end - count, end).map((audit) => auditDetail(context, audit)),
  }
}

/** As many as a page of rows has. */
const largestPage = 5000

function readPaging(paging: Literal | undefined): Paging {
  if (paging === undefined || paging.type === 'null') return { page: 1, count: largestPage, withTotal: false }
  if (paging.type !== 'json' || typeof paging.value !== 'object' || paging.value === null) throw unresolvedParameters()
  const { PageNumber, Count, ReturnTotalRecordCount, PagingCookie } = paging.value as Record<string, unknown>
  const next = typeof PagingCookie === 'string' ? /pageNumber&quot;:(\d+)/.exec(PagingCookie)?.[1] : undefined
  return {
    page: next === undefined ? positive(PageNumber, 1) : Number(next),
    count: Math.min(positive(Count, largestPage), largestPage),
    withTotal: ReturnTotalRecordCount === true,
  }
}

const positive = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise

/** In the form the page shows; its inner token is the store's own affair there, and here the page's number is enough. */
function cookie(page: number): string {
  const token = `{&quot;pageNumber&quot;:${page + 1},&quot;continuationToken&quot;:&quot;[]&quot;}`
  return `<cookie page="${page}"><cookieExtensions ContinuationToken="${token}" /></cookie>`
}
