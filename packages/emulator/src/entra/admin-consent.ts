import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../pages/page.ts'
import { aadsts } from './aadsts.ts'
import { readReplyAddress, type ReplyAddress } from './authorization-request.ts'
import { answerApplication } from './authorize.ts'
import { personById, readTenant } from './directory.ts'
import type { Entra } from './entra.ts'
import { EntraFault, EntraNotEmulated } from './entra-fault.ts'
import { accountPickerPage, adminConsentPage, faultPage, notAnAdminPage, notEmulatedPage } from './entra-pages.ts'
import { parametersOf, tenantOf, type Parameters } from './parameters.ts'
import { readScopes } from './scopes.ts'
import { rememberPerson, signedInPerson } from './session-cookie.ts'
import { describe, newTrace, type Trace } from './trace.ts'

/** GET and POST of `/{tenant}/v2.0/adminconsent` and of the older `/{tenant}/adminconsent`: consent for everybody. */
export function adminConsent(
  version: 'v1' | 'v2',
): (entra: Entra, request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (entra, request, reply) => {
    const trace = newTrace(entra, request, reply)
    const given = parametersOf(request)
    let address: ReplyAddress | undefined
    try {
      requireTenant(entra, tenantOf(request), version)
      address = readReplyAddress(entra.directory, given)
      if (version === 'v2') readScopes(entra.directory, given['scope'])
      return ask({ entra, version, given, address, trace }, request, reply)
    } catch (failure) {
      if (failure instanceof EntraNotEmulated) return sendPage(reply, notEmulatedPage(failure.feature), 501)
      if (!(failure instanceof EntraFault)) throw failure
      if (!address) return sendPage(reply, faultPage(failure, trace), 400)
      const error_description = describe(failure, trace, '\r\n')
      return answerApplication(reply, address, { error: failure.oauthError, error_description })
    }
  }
}

/** `organizations` serves version 2 and `common` version 1: the tenant is then the one of whoever signs in. */
function requireTenant({ directory }: Entra, segment: string, version: 'v1' | 'v2'): void {
  const anyTenant = version === 'v2' ? 'organizations' : 'common'
  if (readTenant(directory, segment) !== 'own' && segment !== anyTenant) throw aadsts(90002, segment)
}

interface Asked {
  entra: Entra
  version: 'v1' | 'v2'
  given: Parameters
  address: ReplyAddress
  trace: Trace
}

function ask(asked: Asked, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { entra, given, trace } = asked
  const { directory } = entra
  const { account, decision, ...parameters } = given
  const asking = { directory, parameters }
  const chosen = personById(directory, account)
  // An empty account is the wish for another one.
  const session = account === undefined ? signedInPerson(entra, request) : undefined
  const person = chosen ?? (session?.isEntraAdmin === true ? session : undefined)
  if (!person) return sendPage(reply, accountPickerPage(asking))
  if (chosen && decision === undefined) rememberPerson(entra, reply, chosen)
  if (!person.isEntraAdmin) return sendPage(reply, notAnAdminPage(asking, person, trace))
  if (decision !== 'accept' && decision !== 'cancel') return sendPage(reply, adminConsentPage(asking, person))
  if (decision === 'cancel') return answerApplication(reply, addressFor(asked), declined(asked))
  entra.consents.grant()
  return answerApplication(reply, addressFor(asked), granted(asked))
}

const addressFor = ({ address }: Asked): ReplyAddress => ({ ...address, responseMode: 'query' })

function granted({ entra, version, given }: Asked): Record<string, string> {
  const tenant = entra.directory.tenantId
  return version === 'v1'
    ? { admin_consent: 'True', tenant }
    : { admin_consent: 'True', tenant, scope: given['scope'] ?? '' }
}

function declined({ version, trace }: Asked): Record<string, string> {
  if (version === 'v1') return { error: 'permission_denied', error_description: 'The admin canceled the request' }
  // Microsoft's documented failure says admin_consent=True as well.
  return {
    admin_consent: 'True',
    error: 'consent_required',
    error_description: describe(aadsts(65004), trace, '\r\n'),
  }
}
