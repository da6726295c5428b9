import { ContactList, ContactScreen, listContacts, readContact, readContactTimeline, TimelinePage } from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, SearchQuery, withScope } from './route-context.ts'

const tags = ['Contacts']

export function contactRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/contacts',
    {
      schema: {
        operationId: 'listContacts',
        summary: 'Contacts by name',
        tags,
        security: withScope('read'),
        querystring: SearchQuery,
        response: { 200: ContactList },
      },
    },
    async (request) => listContacts(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/contacts/:id',
    {
      schema: {
        operationId: 'readContact',
        summary: 'A contact with its timeline',
        tags,
        security: withScope('read'),
        params: IdParams,
        response: { 200: ContactScreen },
      },
    },
    async (request) => readContact(deps, actorOf(request), request.params.id),
  )
  api.get(
    '/api/contacts/:id/timeline',
    {
      schema: {
        operationId: 'readContactTimeline',
        summary: 'A page of the timeline of a contact',
        tags,
        security: withScope('read'),
        params: IdParams,
        querystring: CursorQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request) => readContactTimeline(deps, actorOf(request), request.params.id, request.query.cursor),
  )
}
