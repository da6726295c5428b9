import { malformed } from '../errors/faults.ts'

export interface Part {
  /** Lower-case names. */
  headers: Record<string, string>
  body: string
}

/** The boundary named by a Content-Type, quoted or not. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/**
 * Cuts a multipart body at its boundary lines. CRLF and bare LF are both accepted, as is anything after the closing
 * boundary: Microsoft's own web client sends LF and a trailing NUL.
 */
export function parseMultipart(text: string, boundary: string): Part[] {
  const escaped = boundary.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$|\\0)`, 'g')
  const parts: Part[] = []
  let start: number | undefined
  for (const found of text.matchAll(delimiter)) {
    if (start !== undefined) parts.push(parsePart(text.slice(start, found.index)))
    start = found.index + found[0].length
    if (found[1] === '--') return parts
  }
  if (start === undefined) throw malformed('The batch holds no part with its boundary.')
  parts.push(parsePart(text.slice(start)))
  return parts.filter((part) => part.body.trim() !== '' || Object.keys(part.headers).length > 0)
}

function parsePart(text: string): Part {
  const { headers, rest } = readHeaders(text.replace(/^\r?\n/, ''))
  return { headers, body: rest }
}

/** Header lines up to the first empty line, and what follows it. */
export function readHeaders(text: string): Part & { rest: string } {
  const headers: Record<string, string> = {}
  let at = 0
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '')
    at = end < 0 ? text.length : end + 1
    if (line.trim() === '') break
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { headers, body: '', rest: text.slice(at) }
}

export interface EmbeddedRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}

/** `application/http`: request line, headers, empty line, body. */
export function parseEmbeddedRequest(text: string): EmbeddedRequest {
  const trimmed = text.replace(/^[\r\n]+/, '')
  const end = trimmed.indexOf('\n')
  const line = (end < 0 ? trimmed : trimmed.slice(0, end)).trim()
  const request = /^([A-Z]+)\s+(\S.*?)(?:\s+HTTP\/\d\.\d)?$/.exec(line)
  if (!request) throw malformed(`An invalid HTTP request line was found in the batch: '${line}'.`)
  const { headers, rest } = readHeaders(end < 0 ? '' : trimmed.slice(end + 1))
  return { method: request[1]!, url: request[2]!, headers, body: rest }
}
