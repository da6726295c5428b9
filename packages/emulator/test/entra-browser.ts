import { createHash, randomBytes } from 'node:crypto'
import type { Emulator } from '../src/index.ts'

/** What a browser shows after a click: a page, or, once the way leads back to the application, where to. */
export interface Shown {
  status: number
  /** The page's markup; empty when the browser was sent away. */
  html: string
  /** Parameters handed to the application. */
  answer?: URLSearchParams
}

/** A person's browser in front of Entra: keeps its cookie, presses buttons, never runs a script. */
export function entraBrowser(
  emulator: Emulator,
  redirectUri = 'http://localhost:4000/callback',
  send: (url: string, init: RequestInit) => Promise<Response> = fetch,
) {
  let cookie: string | undefined
  let address = ''
  const request = async (url: string, init: RequestInit = {}): Promise<Shown> => {
    address = url
    const headers = { ...(init.headers as Record<string, string>), ...(cookie !== undefined && { cookie }) }
    const reply = await send(url, { ...init, headers, redirect: 'manual' })
    cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const location = reply.headers.get('location')
    if (location?.startsWith(redirectUri) === true) {
      const { search, hash } = new URL(location)
      return { status: reply.status, html: '', answer: new URLSearchParams(search || hash.slice(1)) }
    }
    return { status: reply.status, html: await reply.text() }
  }
  return {
    open: (path: string, parameters: Record<string, string>) =>
      request(`${emulator.authorityUrl}/${path}?${new URLSearchParams(parameters).toString()}`),
    /** Sends the page's form as a button with this name and value would. */
    press: ({ html }: Shown, button: Record<string, string>) => {
      const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
      const hidden = Object.fromEntries(fields.map(([, name, value]) => [name!, unescaped(value!)]))
      return request(address.replace(/\?.*/, ''), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...hidden, ...button }).toString(),
      })
    },
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export const redirectUri = 'http://localhost:4000/callback'

export interface Pkce {
  verifier: string
  challenge: string
}

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export function authorizationParameters(emulator: Emulator, { challenge }: Pkce): Record<string, string> {
  return {
    client_id: emulator.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: `${emulator.environmentUrl}/user_impersonation offline_access openid profile`,
    state: 'a state / with & signs',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
}

export const objectIdOf = (emulator: Emulator, key: string): string =>
  emulator.users.find((user) => user.key === key)!.objectId

/** Signs a person in, consenting on the way, and returns the code. */
export async function codeFor(
  emulator: Emulator,
  key: string,
  pkce: Pkce,
  more: Record<string, string> = {},
): Promise<string> {
  const browser = entraBrowser(emulator)
  const picker = await browser.open('oauth2/v2.0/authorize', {
    ...authorizationParameters(emulator, pkce),
    ...more,
  })
  let shown = await browser.press(picker, { account: objectIdOf(emulator, key) })
  if (!shown.answer) shown = await browser.press(shown, { decision: 'accept' })
  const code = shown.answer?.get('code')
  if (code === undefined || code === null) throw new Error(`No code: ${shown.html}`)
  return code
}

/** What is shown to a person who has picked their account of those that Brightwater's sign-in lists. */
export async function pickAccount(
  emulator: Emulator,
  key: string,
  changes: Record<string, string> = {},
): Promise<Shown & { press: (button: Record<string, string>) => Promise<Shown> }> {
  const browser = entraBrowser(emulator)
  const parameters = { ...authorizationParameters(emulator, newPkce()), ...changes }
  const picker = await browser.open('oauth2/v2.0/authorize', parameters)
  const shown = await browser.press(picker, { account: objectIdOf(emulator, key) })
  return { ...shown, press: (button) => browser.press(shown, button) }
}

export interface TokenAnswer {
  status: number
  body: Record<string, unknown>
}

/** POST to the token endpoint; the application's id and secret are added unless given. */
export async function askForToken(emulator: Emulator, form: Record<string, string>): Promise<TokenAnswer> {
  const reply = await fetch(`${emulator.authorityUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: emulator.clientId, client_secret: emulator.clientSecret, ...form }),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

export const redeem = (emulator: Emulator, code: string, verifier: string): Promise<TokenAnswer> =>
  askForToken(emulator, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier })

export const refresh = (
  emulator: Emulator,
  refreshToken: string,
  signInScopes: readonly string[] = [],
): Promise<TokenAnswer> =>
  askForToken(emulator, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    scope: [`${emulator.environmentUrl}/user_impersonation`, ...signInScopes].join(' '),
  })

/** Signs a person in and redeems the code. */
export async function tokensOf(
  emulator: Emulator,
  key: string,
  more: Record<string, string> = {},
): Promise<TokenAnswer> {
  const pkce = newPkce()
  return redeem(emulator, await codeFor(emulator, key, pkce, more), pkce.verifier)
}

export const refreshTokenOf = async (emulator: Emulator, key: string): Promise<string> =>
  String((await tokensOf(emulator, key)).body['refresh_token'])
