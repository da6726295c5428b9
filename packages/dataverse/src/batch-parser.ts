import type { ServiceReply } from './service-reply.ts'

export interface PartReply extends ServiceReply {
  contentId?: string
}

export type BatchPart = { kind: 'reply'; reply: PartReply } | { kind: 'change-set'; replies: PartReply[] }

/** The body is not what its headers announce. Says what, and nothing of the content. */
export class BatchSyntaxError extends Error {}

/**
 * The parts of a `$batch` reply, in order. Only whole delimiter lines of the boundary that the headers announce divide
 * it, so that a record holding protocol text stays a record (P47): JSON cannot hold a bare line break inside a value.
 * Line ends may be CRLF or LF.
 */
export function parseBatch(contentType: string, body: string): BatchPart[] {
  return split(boundaryOf(contentType), body).map((section) => {
    const { headers, rest } = readHeaders(section)
    const type = headers['content-type'] ?? ''
    if (!type.toLowerCase().startsWith('multipart/')) return { kind: 'reply', reply: readReply(headers, rest) }
    const replies = split(boundaryOf(type), rest).map((inner) => {
      const part = readHeaders(inner)
      return readReply(part.headers, part.rest)
    })
    return { kind: 'change-set', replies }
  })
}

export function isBatchReply(contentType: string | undefined): contentType is string {
  return contentType?.toLowerCase().startsWith('multipart/') === true
}

function boundaryOf(contentType: string): string {
  const match = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) throw new BatchSyntaxError('announces no boundary')
  return boundary
}

function split(boundary: string, body: string): string[] {
  const delimiter = `--${boundary}`
  const sections: string[] = []
  let start: number | undefined
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    const line = /^(--)?[ \t]*(\r?\n|$)/.exec(body.slice(at + delimiter.length, at + delimiter.length + 80))
    if (!line) continue
    // The line break before a delimiter belongs to the delimiter.
    if (start !== undefined) sections.push(body.slice(start, lineEndBefore(body, at, start)))
    if (line[1] !== undefined) return sections
    start = at + delimiter.length + line[0].length
  }
  throw new BatchSyntaxError('ends before its last part does')
}

function lineEndBefore(body: string, at: number, start: number): number {
  const end = body[at - 2] === '\r' ? at - 2 : at - 1
  return Math.max(start, end)
}

function readHeaders(section: string): { headers: Record<string, string>; rest: string } {
  const headers: Record<string, string> = {}
  let at = 0
  while (at < section.length) {
    const end = section.indexOf('\n', at)
    const line = section.slice(at, end === -1 ? section.length : end).replace(/\r$/, '')
    at = end === -1 ? section.length : end + 1
    if (line === '') break
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { headers, rest: section.slice(at) }
}

function readReply(mime: Readonly<Record<string, string>>, text: string): PartReply {
  const end = text.indexOf('\n')
  const statusLine = text.slice(0, end === -1 ? text.length : end)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(statusLine)?.[1]
  if (status === undefined) throw new BatchSyntaxError('has a part without a status line')
  const { headers, rest } = readHeaders(end === -1 ? '' : text.slice(end + 1))
  const contentId = mime['content-id'] ?? headers['content-id']
  return { status: Number(status), headers, text: rest, ...(contentId === undefined ? {} : { contentId }) }
}
