import { AccountList, AccountScreen, listAccounts, readAccount, readAccountTimeline, TimelinePage } from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, SearchQuery, signedIn } from './route-context.ts'

const tags = ['Accounts']

export function accountRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/accounts',
    {
      schema: {
        operationId: 'listAccounts',
        summary: 'Accounts by name',
        tags,
        security: signedIn,
        querystring: SearchQuery,
        response: { 200: AccountList },
      },
    },
    async (request) => listAccounts(deps, await actorOf(request), request.query),
  )
  api.get(
    '/api/accounts/:id',
    {
      schema: {
        operationId: 'readAccount',
        summary: 'An account with its contacts, open deals and timeline',
        tags,
        security: signedIn,
        params: IdParams,
        response: { 200: AccountScreen },
      },
    },
    async (request) => readAccount(deps, await actorOf(request), request.params.id),
  )
  api.get(
    '/api/accounts/:id/timeline',
    {
      schema: {
        operationId: 'readAccountTimeline',
        summary: 'A page of the timeline of an account',
        tags,
        security: signedIn,
        params: IdParams,
        querystring: CursorQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request) => readAccountTimeline(deps, await actorOf(request), request.params.id, request.query.cursor),
  )
}
