import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../pages/page.ts'
import { aadsts } from './aadsts.ts'
import { answerApplication } from './answer-application.ts'
import { readReplyAddress, type ReplyAddress } from './authorization-request.ts'
import type { Entra } from './entra.ts'
import { EntraFault, EntraNotEmulated } from './entra-fault.ts'
import { accountPickerPage, adminConsentPage, faultPage, notAnAdminPage, notEmulatedPage } from './entra-pages.ts'
import { parametersOf, tenantOf, type Parameters } from './parameters.ts'
import { readScopes } from './scopes.ts'
import { sessionOf, startSession } from './session-cookie.ts'
import { accountById, accountsOf, personIn, tenantNamed } from './tenants.ts'
import { describe, newTrace, type Trace } from './trace.ts'

/** GET and POST of `/{tenant}/v2.0/adminconsent` and of the older `/{tenant}/adminconsent`: consent for everybody. */
export function adminConsent(
  version: 'v1' | 'v2',
): (home: Entra, request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (home, request, reply) => {
    const trace = newTrace(home, request, reply)
    const given = parametersOf(request)
    let address: ReplyAddress | undefined
    try {
      const named = readAddressed(home, tenantOf(request), version)
      address = readReplyAddress((named ?? home).directory, given)
      return ask({ home, named, version, given, address, trace }, request, reply)
    } catch (failure) {
      if (failure instanceof EntraNotEmulated) return sendPage(reply, notEmulatedPage(failure.feature), 501)
      if (!(failure instanceof EntraFault)) throw failure
      if (!address || home.state.isShown(failure)) return sendPage(reply, faultPage(failure, trace), 400)
      const error_description = describe(failure, trace, '\r\n')
      return answerApplication(reply, address, { error: failure.oauthError, error_description })
    }
  }
}

/** `organizations` serves version 2 and `common` version 1: the tenant is then the one of whoever signs in. */
function readAddressed(home: Entra, segment: string, version: 'v1' | 'v2'): Entra | undefined {
  const tenant = tenantNamed(home, segment)
  if (!tenant && segment !== (version === 'v2' ? 'organizations' : 'common')) throw aadsts(90002, segment)
  return tenant
}

interface Asked {
  home: Entra
  named: Entra | undefined
  version: 'v1' | 'v2'
  given: Parameters
  address: ReplyAddress
  trace: Trace
}

function ask(asked: Asked, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { home, named, version, given, address, trace } = asked
  const { account, decision, ...parameters } = given
  const chosen = accountById(home, account)
  // An empty account is the wish for another one.
  const session = account === undefined ? accountById(home, sessionOf(home, request)?.accountId) : undefined
  const who = chosen ?? (session?.person.isEntraAdmin === true ? session : undefined)
  const entra = named ?? who?.tenant ?? home
  const { directory } = entra
  if (version === 'v2') readScopes(directory, given['scope'])
  const asking = { directory, parameters }
  const people = accountsOf(home).filter(({ tenant }) => !named || tenant === named)
  if (!who) return sendPage(reply, accountPickerPage({ ...asking, people: people.map(({ person }) => person) }))
  const person = personIn(entra, who)
  if (chosen && decision === undefined) startSession(home, reply, who.person)
  if (!person.isEntraAdmin) return sendPage(reply, notAnAdminPage(asking, person, trace))
  if (decision !== 'accept' && decision !== 'cancel') return sendPage(reply, adminConsentPage(asking, person))
  const back: ReplyAddress = { ...address, responseMode: 'query' }
  if (decision === 'cancel') return answerApplication(reply, back, declined(asked))
  entra.consents.grant()
  return answerApplication(reply, back, granted(asked, directory.tenantId))
}

function granted({ version, given }: Asked, tenant: string): Record<string, string> {
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
