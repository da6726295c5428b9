/** One operation of a `$batch`, as an HTTP request of its own. */
export interface BatchRequest {
  method: string
  /** Path-absolute: `/api/data/v9.2/accounts`; inside a change set also `$1`, the row that operation 1 creates. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string
  /** Inside a change set: the number that its reply carries and by which later operations name its row. */
  contentId?: number
}

/** A part of a `$batch`: a request answered on its own, or several in one transaction. */
export type BatchItem =
  | { kind: 'request'; request: BatchRequest }
  | { kind: 'change-set'; requests: readonly BatchRequest[] }

export interface BatchBody {
  contentType: string
  body: string
}

const newline = '\r\n'

export const requestsOf = (item: BatchItem): readonly BatchRequest[] =>
  item.kind === 'request' ? [item.request] : item.requests

/** Parts side by side, carried out in their order. */
export function writeBatch(items: readonly BatchItem[], id: string): BatchBody {
  const boundary = `batch_${id}`
  const texts = items.map((item, index) =>
    item.kind === 'request' ? part(item.request) : changeSet(item.requests, `changeset_${id}_${index}`),
  )
  return { contentType: multipart(boundary), body: joined(boundary, texts) }
}

const changeSet = (requests: readonly BatchRequest[], boundary: string): string =>
  `Content-Type: ${multipart(boundary)}${newline}${newline}${joined(
    boundary,
    requests.map((request) => part(request)),
  )}`

const multipart = (boundary: string): string => `multipart/mixed; boundary=${boundary}`

const joined = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((text) => `--${boundary}${newline}${text}${newline}`).join('')}--${boundary}--${newline}`

function part({ method, path, headers, body, contentId }: BatchRequest): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body ?? '',
  ].join(newline)
}
