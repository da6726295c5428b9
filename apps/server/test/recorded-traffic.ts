/** A request that left this process by `fetch`, with what came back: a browser's of the test, and the server's own to Entra. */
export interface Exchange {
  method: string
  url: URL
  requestBody: string
  status: number
  headers: Headers
  body: string
}

/** Watches `fetch` and lets everything pass as it is. */
export function recordTraffic(): { exchanges: readonly Exchange[]; stop(): void } {
  const exchanges: Exchange[] = []
  const unwatched = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const response = await unwatched(input, init)
    exchanges.push({
      method: init?.method ?? 'GET',
      url: new URL(input instanceof Request ? input.url : input),
      requestBody: textOf(init?.body),
      status: response.status,
      headers: response.headers,
      body: await response.clone().text(),
    })
    return response
  }
  return { exchanges, stop: () => void (globalThis.fetch = unwatched) }
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  return body instanceof URLSearchParams ? body.toString() : ''
}

/** Everything secret that went over the wire, by what it is. */
export function secretsIn(exchanges: readonly Exchange[], home: URL): Map<string, Set<string>> {
  const secrets = new Map<string, Set<string>>()
  const add = (kind: string, value: string | null | undefined) => {
    if (value) secrets.set(kind, (secrets.get(kind) ?? new Set()).add(value))
  }
  for (const { url, requestBody, headers, body } of exchanges) {
    if (url.pathname.endsWith('/oauth2/v2.0/token')) {
      const sent = new URLSearchParams(requestBody)
      for (const name of ['code', 'code_verifier', 'refresh_token', 'client_secret']) add(name, sent.get(name))
      const got = jsonOf(body)
      for (const name of ['access_token', 'refresh_token', 'id_token']) add(name, textIn(got, name))
    }
    if (url.host !== home.host) continue
    for (const cookie of headers.getSetCookie()) add('session id', /^liaison_session=([^;]+)/.exec(cookie)?.[1])
    const sentOn = headers.get('location')
    const query = sentOn === null ? undefined : new URL(sentOn, home).searchParams
    for (const name of ['state', 'nonce', 'code']) add(name, query?.get(name))
    const shown = jsonOf(body)
    if (url.pathname.startsWith('/api/keys')) add('api key', textIn(shown, 'secret'))
    if (url.pathname === '/api/invitations') add('invitation code', textIn(shown, 'link')?.split('.').at(-1))
    if (url.pathname === '/api/connect-links') add('connect link code', textIn(shown, 'url')?.split('.').at(-1))
  }
  return secrets
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function textIn(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === 'string' ? found : undefined
}

/** Which kinds of secrets stand in a text, as they are or as an address, JSON or Base64 writes them. */
export function secretsFound(text: string, secrets: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...secrets].flatMap(([kind, values]) =>
    [...values].some((value) => formsOf(value).some((form) => text.includes(form))) ? [kind] : [],
  )
}

const formsOf = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  new URLSearchParams({ value }).toString().slice('value='.length),
  JSON.stringify(value).slice(1, -1),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(value).toString('hex'),
]
