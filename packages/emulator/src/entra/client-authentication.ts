import { timingSafeEqual } from 'node:crypto'
import { aadsts } from './aadsts.ts'
import { checkClientAssertion } from './client-assertion.ts'
import { isKnownHere } from './authorization-request.ts'
import type { Directory } from './directory.ts'
import type { Parameters } from './parameters.ts'

/**
 * The application proves itself with its secret, in the form or as HTTP Basic, or with an assertion signed by its certificate.
 *
 * @throws {EntraFault} 700016 unknown application, 7000218 no secret, 7000215 wrong secret, 700027 wrong assertion.
 */
export async function authenticateClient(
  directory: Directory,
  parameters: Parameters,
  authorization: string | undefined,
): Promise<void> {
  const { application, organisationName } = directory
  const basic = readBasic(authorization)
  const clientId = basic?.clientId ?? parameters['client_id']
  const secret = basic?.secret ?? parameters['client_secret']
  if (!clientId) throw aadsts(900144, 'client_id')
  if (!isKnownHere(directory, clientId)) throw aadsts(700016, clientId, organisationName)
  if (parameters['client_assertion'] !== undefined) return checkClientAssertion(directory, parameters)
  if (!secret) throw aadsts(7000218)
  if (!equal(secret, application.clientSecret)) throw aadsts(7000215, clientId)
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
