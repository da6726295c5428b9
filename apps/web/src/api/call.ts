import { ApiProblem, parseProblem, unreachable } from './api-problem.ts'

type Query = Record<string, string | undefined>

/** Reads JSON from our own server. Throws ApiProblem for every answer that is not a success. */
export async function get<T>(path: string, options: { query?: Query; signal?: AbortSignal } = {}): Promise<T> {
  return send<T>(withQuery(path, options.query), { signal: options.signal ?? null })
}

/** Sends JSON to our own server. Never repeated here: a write that may have happened is not sent again. */
export async function post<T>(path: string, body?: unknown): Promise<T> {
  return send<T>(path, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Takes something back on our own server. */
export async function remove(path: string): Promise<void> {
  return send<undefined>(path, { method: 'DELETE' })
}

export function withQuery(path: string, query: Query = {}): string {
  const present = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return present.length === 0 ? path : `${path}?${new URLSearchParams(present).toString()}`
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const headers = new Headers({ accept: 'application/json' })
  if (init.body !== undefined) headers.set('content-type', 'application/json')
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init, headers })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(unreachable)
  }
  const text = await response.text()
  const requestId = response.headers.get('x-request-id') ?? ''
  if (!response.ok) throw new ApiProblem(parseProblem(response.status, text, requestId))
  if (text === '') return undefined as T
  try {
    return JSON.parse(text) as T
  } catch {
    throw new ApiProblem(parseProblem(response.status, '', requestId))
  }
}
