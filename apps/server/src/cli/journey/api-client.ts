import type { Walker } from './walker.ts'

/** An answer that is not a success, in the words of the server. */
export class RefusedError extends Error {
  readonly help: string

  constructor(what: string, problem: { title?: string; help?: string; code?: string; status?: number }) {
    super(`${what} was refused: ${problem.title ?? `status ${problem.status}`} (${problem.code ?? 'no code'})`)
    this.name = 'RefusedError'
    this.help = problem.help ?? ''
  }
}

/** The REST API as another program sees it: JSON over HTTP, with the session of the person who signed in. */
export interface ApiClient {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
}

export function createApiClient(walker: Walker, url: string): ApiClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
    const response = await walker.send(new URL(path, url), init)
    const text = await response.text()
    if (!response.ok) throw new RefusedError(`${method} ${path}`, parse(text) ?? { status: response.status })
    return JSON.parse(text) as T
  }
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) }
}

function parse(text: string): { title?: string; help?: string; code?: string } | undefined {
  try {
    return JSON.parse(text) as { title?: string }
  } catch {
    return undefined
  }
}
