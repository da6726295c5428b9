import {
  listOpportunities,
  OpportunityList,
  opportunityStates,
  OpportunityScreen,
  readOpportunity,
  readOpportunityTimeline,
  TimelinePage,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, SearchQuery, withScope } from './route-context.ts'

const tags = ['Opportunities']

const OpportunityFilter = SearchQuery.extend({
  state: z.enum([...opportunityStates, 'all']).default('open'),
  mine: z.stringbool().default(false).describe('Only those that the reader owns.'),
})

export function opportunityRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/opportunities',
    {
      schema: {
        operationId: 'listOpportunities',
        summary: 'Deals by name, with their stage',
        tags,
        security: withScope('read'),
        querystring: OpportunityFilter,
        response: { 200: OpportunityList },
      },
    },
    async (request) => listOpportunities(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/opportunities/:id',
    {
      schema: {
        operationId: 'readOpportunity',
        summary: 'A deal with its pipeline and timeline',
        tags,
        security: withScope('read'),
        params: IdParams,
        response: { 200: OpportunityScreen },
      },
    },
    async (request) => readOpportunity(deps, actorOf(request), request.params.id),
  )
  api.get(
    '/api/opportunities/:id/timeline',
    {
      schema: {
        operationId: 'readOpportunityTimeline',
        summary: 'A page of the timeline of a deal',
        tags,
        security: withScope('read'),
        params: IdParams,
        querystring: CursorQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request) => readOpportunityTimeline(deps, actorOf(request), request.params.id, request.query.cursor),
  )
}
