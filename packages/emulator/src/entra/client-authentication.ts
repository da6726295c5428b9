import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { aadsts } from './aadsts.ts'
import { isKnownHere } from './authorization-request.ts'
import { checkClientAssertion } from './client-assertion.ts'
import type { Application } from './directory.ts'
import type { Entra } from './entra.ts'
import type { Parameters } from './parameters.ts'
import { platformOf, type RedirectPlatform } from './registration.ts'
import type { TokenRequest } from './token-request.ts'

/**
 * The application proves itself with its secret, in the form or as HTTP Basic, or with an assertion signed by its
 * certificate; a public client with neither.
 *
 * @throws {EntraFault} 700016 unknown application, 7000112 disabled, 7000218 no secret, 7000215 wrong secret, 7000222 expired,
 * 700025 a public client with a secret, 9002327 a single-page application outside its page, and what `checkClientAssertion`
 * throws.
 */
export async function authenticateClient(request: TokenRequest, headers: IncomingHttpHeaders): Promise<void> {
  const { home, named, parameters } = request
  const { directory } = named ?? home
  const { application, organisationName } = directory
  const basic = readBasic(headers.authorization)
  const clientId = basic?.clientId ?? parameters['client_id']
  const secret = basic?.secret ?? parameters['client_secret']
  if (!clientId) throw aadsts(900144, 'client_id')
  if (!isKnownHere(directory, clientId)) throw aadsts(700016, clientId, organisationName)
  if (!application.isEnabled) throw aadsts(7000112, clientId)
  const hasAssertion = parameters['client_assertion'] !== undefined
  const platform = platformOfRequest(home, parameters)
  if (platform !== 'web') {
    if (secret || hasAssertion) throw aadsts(700025)
    if (platform === 'spa' && headers.origin === undefined) throw aadsts(9002327)
    return
  }
  if (hasAssertion) return checkClientAssertion(directory, parameters, home.clock.ticks())
  if (!secret) throw aadsts(7000218)
  checkSecret(application, secret, home.clock.ticks())
}

/** Kind of client: by the address the code was sent to, or by what the refresh token was issued to. */
function platformOfRequest({ directory, state }: Entra, parameters: Parameters): RedirectPlatform {
  const { application } = directory
  const { grant_type: type, redirect_uri: redirectUri = '', refresh_token: value = '' } = parameters
  if (type === 'client_credentials') return 'web'
  const token = type === 'refresh_token' ? state.findRefreshToken(value) : undefined
  if (token?.endsAt !== undefined) return 'spa'
  if (token?.clientType === 'public' || application.isPublicClient) return 'public-client'
  return type === 'authorization_code' ? platformOf(application, redirectUri) : 'web'
}

function checkSecret({ secrets, clientId }: Application, secret: string, now: number): void {
  const isExpired = ({ expiresAt }: Application['secrets'][number]): boolean =>
    expiresAt !== undefined && expiresAt.getTime() <= now
  const matching = secrets.filter(({ value }) => equal(secret, value))
  if (matching.some((each) => !isExpired(each))) return
  const areExpired = secrets.length > 0 && secrets.every(isExpired)
  throw aadsts(matching.length > 0 || areExpired ? 7000222 : 7000215, clientId)
}

/** Both halves are percent-encoded before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization: string | undefined): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) throw aadsts(9002313)
  return { clientId: decoded(text.slice(0, colon)), secret: decoded(text.slice(colon + 1)) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw aadsts(9002313)
  }
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
