import type { Exchange } from './exchange.ts'

/**
 * An exchange as its reader completes it: an id for `<accountid>` and for one that lacks a group, content for "binary
 * content removed for brevity", the boundary of a batch that its body shows and its headers do not.
 */
export function completed(exchange: Exchange): Exchange {
  return withBoundary(withContent(withIds(exchange)))
}

const placeholder = /<([\w ]+)>/g
/** Placeholders of FetchXML and of paging cookies are their elements. */
const xml = /(?:fetchXml|\$skiptoken)=.*/is

function withIds(exchange: Exchange): Exchange {
  const url = decode(exchange.request.url).replace(xml, '')
  const named = [...url.matchAll(placeholder)].map(([, name = '']) => name)
  let text = JSON.stringify({
    ...exchange,
    request: { ...exchange.request, url: decodeUnlessXml(exchange.request.url) },
  })
  if (named.length > 0) {
    const all = new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))
    let count = 0
    for (const name of all)
      text = text.replaceAll(`<${name}>`, /logical ?name/i.test(name) ? 'account' : idOf((count += 1)))
  }
  return JSON.parse(text.replaceAll(/\b([0-9a-f]{8}(?:-[0-9a-f]{4}){2})-([0-9a-f]{12})\b/gi, '$1-0000-$2')) as Exchange
}

const idOf = (number: number): string => `99999999-0000-4000-8000-${String(number).padStart(12, '0')}`

/** An address that was encoded stays so, but for the brackets of a placeholder. */
const decodeUnlessXml = (url: string): string =>
  xml.test(decode(url)) ? url : url.replaceAll(/%3C/gi, '<').replaceAll(/%3E/gi, '>')

function withContent(exchange: Exchange): Exchange {
  const { request } = exchange
  if (!/^<[^>]*>$/.test(request.body ?? '')) return exchange
  const length = Number(request.headers['Content-Length'] ?? 1)
  return { ...exchange, request: { ...request, body: 'x'.repeat(length), json: null } }
}

function withBoundary(exchange: Exchange): Exchange {
  const { request } = exchange
  const boundary = /^--(batch_[\w-]+)/.exec(request.body ?? '')?.[1]
  const named = Object.keys(request.headers).some((name) => name.toLowerCase() === 'content-type')
  if (boundary === undefined || named) return exchange
  const headers = { ...request.headers, 'Content-Type': `multipart/mixed; boundary=${boundary}` }
  return { ...exchange, request: { ...request, headers } }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
