import { readFileSync } from 'node:fs'

/** A documented request and reply, one JSON object a line. `[Organization URI]` stands for the environment's address. */
export interface Exchange {
  id: string
  /** Where it is documented: page of a public repository, and its commit. */
  page: string
  commit?: string
  /** `trace`: recorded from a service; `illustrative`: written by the page's authors. */
  origin: 'trace' | 'illustrative'
  /** The page cut the reply. */
  truncated?: boolean
  request: {
    method: string
    url: string
    headers: Record<string, string | string[]>
    body: string | null
    json: unknown
  }
  response: ExpectedReply | null
}

export interface ExpectedReply {
  status: number | null
  headers: Record<string, string | string[]>
  body: string | null
  json: unknown
}

export function readExchanges(file: string): Exchange[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Exchange)
}

/** The requests inside an exchange: itself, or the parts of its `$batch` body. */
export interface SingleRequest {
  method: string
  url: string
  ifNoneMatch?: string
  json: unknown
}

export function requestsOf({ request }: Exchange): SingleRequest[] {
  if (!request.url.endsWith('/$batch')) {
    const ifNoneMatch = request.headers['If-None-Match']
    return [
      {
        method: request.method,
        url: request.url,
        json: request.json,
        ...(typeof ifNoneMatch === 'string' ? { ifNoneMatch } : {}),
      },
    ]
  }
  const parts = (request.body ?? '').split(/^(?=(?:GET|POST|PATCH|PUT|DELETE) \S+(?: HTTP\/1\.1)?\s*$)/m).slice(1)
  return parts.map((part) => {
    const [, method = '', url = ''] = /^(\S+) (\S+)/.exec(part) ?? []
    const body = /\{[\s\S]*\}/.exec(part)?.[0]
    return { method, url, json: body === undefined ? null : parseLeniently(body) }
  })
}

function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
