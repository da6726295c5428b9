import {
  ApiKey,
  ApiKeyList,
  createApiKey,
  IssuedApiKey,
  listApiKeys,
  NewApiKey,
  revokeApiKey,
  RotateApiKey,
  rotateApiKey,
} from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, signedIn } from './route-context.ts'

const shared = { tags: ['API keys'], security: signedIn }

/** For people only: a key neither makes nor ends keys. */
export function apiKeyRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/keys',
    {
      schema: {
        ...shared,
        operationId: 'listApiKeys',
        summary: 'The API keys of the workspace for its administrators, their own for everybody else; the newest first',
        querystring: CursorQuery,
        response: { 200: ApiKeyList },
      },
    },
    async (request) => listApiKeys(deps, actorOf(request), request.query),
  )
  api.post(
    '/api/keys',
    {
      schema: {
        ...shared,
        operationId: 'createApiKey',
        summary: 'Makes a key for a program that acts for whoever makes it; its secret is shown this once',
        description:
          'Everybody may make keys with the scopes read, plan and approve; connect and admin are for administrators.',
        body: NewApiKey,
        response: { 201: IssuedApiKey },
      },
    },
    async (request, reply) => reply.code(201).send(await createApiKey(deps, actorOf(request), request.body)),
  )
  api.post(
    '/api/keys/:id/rotate',
    {
      schema: {
        ...shared,
        operationId: 'rotateApiKey',
        summary: 'Gives a key of one’s own a new secret; the one before holds for a while longer',
        params: IdParams,
        body: RotateApiKey,
        response: { 200: IssuedApiKey },
      },
    },
    async (request) => {
      const { id } = request.params
      return rotateApiKey(deps, actorOf(request), { ...request.body, id })
    },
  )
  api.post(
    '/api/keys/:id/revoke',
    {
      schema: {
        ...shared,
        operationId: 'revokeApiKey',
        summary: 'Ends a key at once: one’s own, or any for an administrator',
        params: IdParams,
        response: { 200: ApiKey },
      },
    },
    async (request) => revokeApiKey(deps, actorOf(request), request.params.id),
  )
}
