import { bearerChallenge } from './auth-challenge.ts'
import { isLoopback } from './environment-url.ts'
import { DataverseError } from './errors.ts'
import { parseGuid } from './literal.ts'
import { commonHeaders, readContext } from './service.ts'
import { transportFailure } from './transport-failure.ts'
import type { Transport, TransportResponse } from './transport.ts'

/** Where people of an environment sign in, by its own challenge. */
export interface DiscoveredEnvironment {
  tenantId: string
  /** Origin of the cloud's sign-in service. */
  loginHost: string
  /** `${loginHost}/${tenantId}` */
  authority: string
  /** The audience of access tokens, without a trailing slash. */
  resource: string
}

/** Sign-in services of Microsoft's clouds. People are sent there to type their password, so no other host passes. */
const loginHosts: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
])

/** Longer than Dataverse takes to ask for a sign-in, by far. */
const withinMs = 20_000
/** The body of a challenge is empty or some words. */
const bodyBytes = 64 * 1024

/**
 * Which tenant and cloud an environment belongs to, from its own answer to a request without a token (P3, P5, P6).
 *
 * @throws {TransportError} when there is nothing at that address.
 * @throws {DataverseError} `dataverse_environment_not_recognised` when what answers is no Dataverse environment.
 */
export async function discoverEnvironment(
  environmentUrl: string,
  transport: Transport,
): Promise<DiscoveredEnvironment> {
  const context = readContext('GET', 'WhoAmI()')
  let response: TransportResponse
  try {
    response = await transport({
      method: 'GET',
      url: `${environmentUrl}/api/data/v9.2/WhoAmI()`,
      headers: commonHeaders,
      signal: AbortSignal.timeout(withinMs),
    })
    await leaveBody(response)
  } catch (error) {
    throw transportFailure(error, context)
  }
  if (response.status !== 401) throw notRecognised(environmentUrl, response.status, 'did not ask for a sign-in')
  const challenge = bearerChallenge(response.headers['www-authenticate'])
  const authorization = parseUrl(challenge.get('authorization_uri') ?? challenge.get('authorization'))
  if (!authorization || !isLoginHost(authorization, new URL(environmentUrl))) {
    throw notRecognised(environmentUrl, 401, 'named no sign-in service of Microsoft')
  }
  const tenantId = parseGuid(authorization.pathname.split('/')[1] ?? '')
  if (tenantId === undefined) throw notRecognised(environmentUrl, 401, 'named no tenant')
  const resource = parseUrl(challenge.get('resource_id'))?.href ?? environmentUrl
  const loginHost = authorization.origin
  return { tenantId, loginHost, authority: `${loginHost}/${tenantId}`, resource: resource.replace(/\/+$/, '') }
}

/** An unread body would hold its connection, and nobody knows how long that of a stranger is. */
async function leaveBody(response: TransportResponse): Promise<void> {
  if (!response.stream) return void (await response.bytes())
  let length = 0
  for await (const piece of response.stream()) {
    length += piece.length
    if (length > bodyBytes) break
  }
}

function isLoginHost(authorization: URL, environment: URL): boolean {
  if (authorization.protocol === 'https:' && authorization.port === '' && loginHosts.has(authorization.hostname))
    return true
  // The emulator signs people in itself; only an environment on this machine may say so.
  return isLoopback(environment.hostname) && isLoopback(authorization.hostname)
}

function parseUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function notRecognised(environmentUrl: string, status: number, problem: string): DataverseError {
  return new DataverseError({
    code: 'dataverse_environment_not_recognised',
    message: `What answers at ${new URL(environmentUrl).host} ${problem}, as a Dynamics environment would.`,
    help: 'Check the address. Copy it from the address bar of your Dynamics sales app.',
    status,
  })
}
