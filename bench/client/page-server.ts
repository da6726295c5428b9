import { gzipSync } from 'node:zlib'
import { startHttpService } from '../../packages/dataverse/test/builders/http-service.ts'
import { withSchema } from '../../packages/dataverse/test/builders/schema-service.ts'
import { accountPage } from './account-page.ts'
import { SlidingWindow } from './sliding-window.ts'

// A process of its own, so that its work is not measured: answers accounts from bytes made beforehand.

export interface PageServerOptions {
  annotated: boolean
  encoding: 'gzip' | 'identity'
  pages: number
  /** Requests in any window of time. */
  limit?: { requests: number; windowMs: number }
}

const { annotated, encoding, pages, limit } = JSON.parse(process.argv[2] ?? '') as PageServerOptions
const service = await startHttpService()
const accounts = `${service.url}/api/data/v9.2/accounts`

interface Body {
  plain: Buffer
  gzip: Buffer
}
function bodyOf(nextLink?: string): Body {
  const plain = Buffer.from(accountPage({ annotated, ...(nextLink === undefined ? {} : { nextLink }) }))
  return { plain, gzip: gzipSync(plain) }
}
// Two links in turn are enough for a list of any length: no page names itself.
const more = pages > 1 ? [bodyOf(`${accounts}?$skiptoken=odd`), bodyOf(`${accounts}?$skiptoken=even`)] : []
const last = bodyOf()

const window = limit && new SlidingWindow(limit.requests, limit.windowMs)
let page = 0
let waitSecondsTold = 0
service.answer(
  withSchema(({ url, headers }, response) => {
    const waitSeconds = window?.pass(Date.now()) ?? 'passed'
    if (waitSeconds !== 'passed') {
      waitSecondsTold += waitSeconds
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(waitSeconds) })
      response.end(JSON.stringify({ error: { code: '0x80072322', message: 'Number of requests exceeded the limit.' } }))
      return
    }
    page = url.includes('$skiptoken') ? page + 1 : 1
    const body = (page < pages ? more[page % 2] : undefined) ?? last
    const gzip = encoding === 'gzip' && (headers['accept-encoding'] ?? '').includes('gzip')
    const bytes = gzip ? body.gzip : body.plain
    response.writeHead(200, {
      'content-type': 'application/json; odata.metadata=minimal',
      'content-length': bytes.length,
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    })
    response.end(bytes)
  }),
)
process.on('message', () => process.send?.({ waitSecondsTold }))
process.send?.({ url: service.url, bytes: last.plain.length, gzipBytes: last.gzip.length })
