import { startEmulator, type Emulator } from '../src/index.ts'
import { codeFor, entraBrowser, newPkce, objectIdOf, redeem, refresh } from '../test/entra-browser.ts'
import type { Exchange } from './exchange.ts'
import type { Verdict } from './replay-exchange.ts'

export const isOfEntra = ({ page }: Exchange): boolean => page.includes('entra-docs')

/**
 * Repeats an exchange with Entra: a person or an administrator in a browser, or the application at the token endpoint. The
 * pages speak of Microsoft Graph, whose place the environment takes; codes, tokens, ids and words differ from page to page,
 * so that the parameters are compared by name, and those of a fixed set of values also by value.
 */
export async function replayEntra(exchange: Exchange): Promise<Verdict> {
  const emulator = await startEmulator({ seed: 'empty' })
  try {
    const because = differences(exchange, await answerTo(exchange, emulator))
    return because.length === 0 ? { kind: 'pass' } : { kind: 'fail', because }
  } finally {
    await emulator.stop()
  }
}

/** What was answered, as parameters: of a redirect, a JSON body, or a challenge. */
interface Answer {
  status?: number
  parameters: Record<string, unknown>
}

const addressOf = ({ request: { url } }: Exchange): string => url.replace(/\?.*$/s, '')

function expectedOf({ response }: Exchange): Answer {
  const status = response?.status ?? undefined
  const ofStatus = status === undefined ? {} : { status }
  const challenge = response?.headers['www-authenticate']
  if (challenge !== undefined) return { ...ofStatus, parameters: challengeParameters([challenge].flat().join(', ')) }
  if (response?.json !== null && response?.json !== undefined)
    return { ...ofStatus, parameters: response.json as Record<string, unknown> }
  const text = response?.body ?? ''
  const query = /^GET \S+?\?(.*)$/s.exec(text)?.[1]
  if (query !== undefined) return { ...ofStatus, parameters: Object.fromEntries(new URLSearchParams(query)) }
  // One parameter a line.
  return { ...ofStatus, parameters: Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, n, v]) => [n, v])) }
}

async function answerTo(exchange: Exchange, emulator: Emulator): Promise<Answer> {
  const address = addressOf(exchange)
  if (!address.includes('login.microsoftonline.com')) return challengeOf(emulator)
  if (address.endsWith('/token')) return tokenAnswer(exchange, emulator)
  return redirectOf(exchange, emulator, address.endsWith('/authorize') ? 'mia' : 'ada')
}

/** Where the page shows a refusal, whoever is asked presses Cancel. */
async function redirectOf(exchange: Exchange, emulator: Emulator, key: string): Promise<Answer> {
  const given = Object.fromEntries(new URL(exchange.request.url.replace('{tenant}', 'tenant')).searchParams)
  const redirectUri = given['redirect_uri'] ?? 'http://localhost/myapp/'
  const { state } = expectedOf(exchange).parameters
  const browser = entraBrowser(emulator, redirectUri)
  const picker = await browser.open(addressOf(exchange).replace(/^.*\{tenant\}\//, ''), {
    response_type: 'code',
    ...given,
    client_id: emulator.clientId,
    redirect_uri: redirectUri,
    scope: `${emulator.environmentUrl}/user_impersonation`,
    ...(typeof state === 'string' && { state }),
  })
  const page = await browser.press(picker, { account: objectIdOf(emulator, key) })
  const decision = 'error' in expectedOf(exchange).parameters ? 'cancel' : 'accept'
  const { answer } = await browser.press(page, { decision })
  return { parameters: Object.fromEntries(answer ?? []) }
}

async function tokenAnswer(exchange: Exchange, emulator: Emulator): Promise<Answer> {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const first = await redeem(emulator, code, pkce.verifier)
  const token = String(first.body['refresh_token'])
  const isRefusal = 'error' in expectedOf(exchange).parameters
  if (isRefusal) emulator.entra.setPolicies([{ control: 'mfa' }])
  const renews = isRefusal || exchange.request.body?.includes('grant_type=refresh_token') === true
  // An id token comes with `openid`.
  const { status, body } = renews ? await refresh(emulator, token, ['openid']) : first
  return { status, parameters: body }
}

async function challengeOf(emulator: Emulator): Promise<Answer> {
  const authorization = `Bearer ${await emulator.tokenFor('ada')}`
  emulator.faults.challengeClaims()
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, { headers: { authorization } })
  return { status: reply.status, parameters: challengeParameters(reply.headers.get('www-authenticate') ?? '') }
}

const challengeParameters = (header: string): Record<string, string> =>
  Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

/** Those whose values are a fixed set. */
const fixed = new Set(['admin_consent', 'error', 'state', 'token_type', 'realm'])

function differences(exchange: Exchange, actual: Answer): string[] {
  const expected = expectedOf(exchange)
  const found: string[] = []
  if (expected.status !== undefined && expected.status !== actual.status)
    found.push(`status ${actual.status}, expected ${expected.status}`)
  for (const [name, value] of Object.entries(expected.parameters)) {
    const answered = actual.parameters[name]
    if (answered === undefined) found.push(`${name} is missing`)
    else if (fixed.has(name) && answered !== value)
      found.push(`${name} is ${JSON.stringify(answered)}, expected ${JSON.stringify(value)}`)
    else if (numberIn(value) !== undefined && numberIn(value) !== numberIn(answered))
      found.push(`${name} says ${numberIn(answered)}, expected ${numberIn(value)}`)
    else if (typeof answered !== typeof value) found.push(`${name} is a ${typeof answered}, expected a ${typeof value}`)
  }
  return found
}

const numberIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? /AADSTS\d+/.exec(value)?.[0] : undefined
