import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../pages/page.ts'
import { adminConsent } from './admin-consent.ts'
import { authorize } from './authorize.ts'
import { isRegisteredRedirect } from './directory.ts'
import { keys, openIdConfiguration } from './discovery.ts'
import { reviewConsentRequest } from './consent-requests-page.ts'
import type { Entra } from './entra.ts'
import { signedOutPage } from './entra-pages.ts'
import { parametersOf } from './parameters.ts'
import { forgetSession } from './session-cookie.ts'
import { token } from './token-endpoint.ts'

type Endpoint = (entra: Entra, request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>

/** Serves the endpoints of every tenant, under its id, its domain and the words `common` and `organizations`. */
export function registerEntra(fastify: FastifyInstance, entra: Entra): void {
  void fastify.register(async (scope) => {
    await scope.register(formbody)
    const serve = (method: 'GET' | 'POST', path: string, endpoint: Endpoint): void => {
      scope.route({ method, url: path, handler: (request, reply) => endpoint(entra, request, reply) })
    }
    serve('GET', '/:tenant/v2.0/.well-known/openid-configuration', openIdConfiguration)
    serve('GET', '/:tenant/discovery/v2.0/keys', keys)
    for (const method of ['GET', 'POST'] as const) {
      serve(method, '/:tenant/oauth2/v2.0/authorize', authorize)
      serve(method, '/:tenant/v2.0/adminconsent', adminConsent('v2'))
      serve(method, '/:tenant/adminconsent', adminConsent('v1'))
    }
    serve('POST', '/:tenant/oauth2/v2.0/token', token)
    serve('GET', '/:tenant/oauth2/v2.0/logout', logout)
    serve('POST', '/consent-requests/:id', reviewConsentRequest)
    serve('POST', '/:tenant/oauth2/v2.0/devicecode', notEmulated('the device code flow'))
    serve('GET', '/:tenant/oauth2/authorize', notEmulated('the version 1 authorize endpoint'))
    serve('POST', '/:tenant/oauth2/token', notEmulated('the version 1 token endpoint'))
  })
}

/** Ends the session of this browser; the application's own session is the application's business. */
function logout(entra: Entra, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  forgetSession(entra, request, reply)
  const back = parametersOf(request)['post_logout_redirect_uri']
  if (back !== undefined && isRegisteredRedirect(entra.directory.application, back)) return reply.redirect(back, 302)
  return sendPage(reply, signedOutPage())
}

const notEmulated =
  (feature: string): Endpoint =>
  (_entra, _request, reply) =>
    reply.code(501).send({ error: 'not_emulated', error_description: `The emulator does not emulate ${feature}.` })
