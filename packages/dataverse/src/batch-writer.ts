/** One operation of a `$batch`, as an HTTP request of its own. */
export interface BatchRequest {
  method: string
  /** Path-absolute: `/api/data/v9.2/accounts`. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string
}

export interface BatchBody {
  contentType: string
  body: string
}

const newline = '\r\n'

/** Requests side by side, each answered on its own. */
export function writeBatch(requests: readonly BatchRequest[], id: string): BatchBody {
  const boundary = `batch_${id}`
  return {
    contentType: multipart(boundary),
    body: joined(
      boundary,
      requests.map((request) => part(request)),
    ),
  }
}

/** One transaction: a change set whose operations are numbered from 1 by `Content-ID`. */
export function writeChangeSet(requests: readonly BatchRequest[], id: string): BatchBody {
  const inner = `changeset_${id}`
  const outer = `batch_${id}`
  const operations = requests.map((request, index) => part(request, index + 1))
  const changeSet = `Content-Type: ${multipart(inner)}${newline}${newline}${joined(inner, operations)}`
  return { contentType: multipart(outer), body: joined(outer, [changeSet]) }
}

const multipart = (boundary: string): string => `multipart/mixed; boundary=${boundary}`

const joined = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((text) => `--${boundary}${newline}${text}${newline}`).join('')}--${boundary}--${newline}`

function part({ method, path, headers, body }: BatchRequest, contentId?: number): string {
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
