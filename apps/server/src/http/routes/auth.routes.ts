import {
  type Deps,
  finishAdminConsent,
  finishSignIn,
  sessionMaxAgeSeconds,
  signOut,
  startAdminConsent,
  startSignIn,
} from '@liaison/crm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { unforeseen } from '../errors.ts'
import { internalProblem, problemOf } from '../problem-of.ts'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../session-cookie.ts'
import type { Api, HttpEvent } from '../server.ts'

export interface AuthRoutesOptions {
  deps: Deps
  secure: boolean
  onEvent: (event: HttpEvent) => void
}

const SignInQuery = z.object({
  returnTo: z.string().max(4_000).optional().describe('Path in the web app to come back to.'),
  prompt: z
    .enum(['select_account', 'login', 'consent'])
    .optional()
    .describe('What Microsoft asks even if it could go on by itself.'),
  retry: z.literal('true').optional().describe('Nobody pressed anything: `retryAfterSeconds` have passed.'),
})

const ConsentQuery = z.object({ workspace: z.uuid().optional().describe('Whose approval it is.') })

const consentCallback = '/auth/admin-consent/callback'

const hidden = { schema: { hide: true } } as const

/**
 * The addresses that browsers are sent to on the way to Microsoft and back. Whatever happens there, the person ends on a
 * page of the web app: what Microsoft refused is a state of the session, which `/connect` explains.
 */
export function authRoutes(api: Api, options: AuthRoutesOptions): void {
  void api.register((scope) => {
    sendBackOnFailure(scope as Api, options)
    signInRoutes(scope as Api, options)
    adminConsentRoutes(scope as Api, options)
    return Promise.resolve()
  })
}

function signInRoutes(api: Api, { deps, secure }: AuthRoutesOptions): void {
  const remember = (reply: FastifyReply, sessionId: string) =>
    setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })

  const signInOptions = { config: { limit: 'sign-in' }, schema: { hide: true, querystring: SignInQuery } } as const
  api.get('/auth/sign-in', signInOptions, async (request, reply) => {
    const { retry, ...query } = request.query
    const sessionId = readSessionCookie(request)
    const started = await startSignIn(deps, { ...query, retry: retry === 'true', sessionId })
    remember(reply, started.sessionId)
    return reply.redirect(started.url)
  })
  api.get('/auth/callback', hidden, async (request, reply) => {
    const finished = await finishSignIn(deps, {
      sessionId: readSessionCookie(request),
      callbackUrl: addressOf(request, deps),
      userAgent: request.headers['user-agent'],
    })
    remember(reply, finished.sessionId)
    return reply.redirect(finished.connectionState === 'connected' ? finished.returnTo : connectPage(finished.returnTo))
  })
  api.post('/auth/sign-out', hidden, async (request, reply) => {
    const sessionId = readSessionCookie(request)
    if (sessionId !== undefined) await signOut(deps, sessionId)
    clearSessionCookie(reply)
    return reply.code(204).send()
  })
}

function adminConsentRoutes(api: Api, { deps, secure }: AuthRoutesOptions): void {
  // Sent on to an administrator, who has no session here and may never get one.
  const consentOptions = { config: { limit: 'sign-in' }, schema: { hide: true, querystring: ConsentQuery } } as const
  api.get('/auth/admin-consent', consentOptions, async (request, reply) => {
    const { sessionId, url } = await startAdminConsent(deps, {
      sessionId: readSessionCookie(request),
      workspaceId: request.query.workspace,
    })
    setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })
    return reply.redirect(url)
  })
  api.get(consentCallback, hidden, async (request, reply) => {
    const sessionId = readSessionCookie(request)
    const outcome = await finishAdminConsent(deps, { sessionId, callbackUrl: addressOf(request, deps) })
    return reply.redirect(`/approval?${new URLSearchParams({ outcome }).toString()}`)
  })
}

/** A browser gets a page, never the JSON of a problem. Programs, which ask for no HTML, get that. */
function sendBackOnFailure(api: Api, { onEvent }: AuthRoutesOptions): void {
  api.setErrorHandler((error, request, reply) => {
    if (!(request.headers.accept ?? '').includes('text/html')) throw error
    const problem = problemOf(error, request.id)
    if (problem === undefined) onEvent(unforeseen(error, request))
    const { code } = problem ?? internalProblem(request.id)
    if (code === 'environment_needed') return reply.redirect('/setup')
    if (code === 'sign_in_not_started' && request.routeOptions.url === consentCallback) {
      return reply.redirect('/approval?outcome=not-started')
    }
    return reply.redirect(`/connect?${new URLSearchParams({ problem: code, request: request.id }).toString()}`)
  })
}

const connectPage = (returnTo: string): string =>
  returnTo === '/' ? '/connect' : `/connect?${new URLSearchParams({ returnTo }).toString()}`

/** As the browser sees it: behind a proxy the request itself does not know. */
const addressOf = (request: FastifyRequest, { config }: Pick<Deps, 'config'>): string =>
  new URL(request.url, config.publicUrl).href
