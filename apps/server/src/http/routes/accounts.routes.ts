import { AccountList, AccountScreen, listAccounts, readAccount, readAccountTimeline, TimelinePage } from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, SearchQuery, withScope } from './route-context.ts'

const tags = ['Accounts']

export function accountRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/accounts',
    {
      schema: {
        operationId: 'listAccounts',
        summary: 'Accounts by name',
        tags,
        security: withScope('read'),
        querystring: SearchQuery,
        response: { 200: AccountList },
      },
    },
    async (request) => listAccounts(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/accounts/:id',
    {
      schema: {
        operationId: 'readAccount',
        summary: 'An account with its contacts, withScope deals and timeline',
        tags,
        security: withScope('read'),
        params: IdParams,
        response: { 200: AccountScreen },
      },
    },
    async (request) => readAccount(deps, actorOf(request), request.params.id),
  )
  api.get(
    '/api/accounts/:id/timeline',
    {
      schema: {
        operationId: 'readAccountTimeline',
        summary: 'A page of the timeline of an account',
        tags,
        security: withScope('read'),
        params: IdParams,
        querystring: CursorQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request) => readAccountTimeline(deps, actorOf(request), request.params.id, request.query.cursor),
  )
}
