import { findRecords, readFields, RecordList, TableFields } from '@liaison/crm'
import type { Api } from '../server.ts'
import { type RouteContext, SearchQuery, withScope, TableParams } from './route-context.ts'

const tags = ['Forms']

export function fieldRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/fields/:table',
    {
      schema: {
        operationId: 'readFields',
        summary: 'The fields of a table that people fill in, required ones first',
        tags,
        security: withScope('read'),
        params: TableParams,
        response: { 200: TableFields },
      },
    },
    async (request) => readFields(deps, actorOf(request), request.params.table),
  )
  api.get(
    '/api/lookup/:table',
    {
      schema: {
        operationId: 'findRecords',
        summary: 'Records to pick from for a lookup field',
        tags,
        security: withScope('read'),
        params: TableParams,
        querystring: SearchQuery.pick({ search: true }),
        response: { 200: RecordList },
      },
    },
    async (request) => findRecords(deps, actorOf(request), request.params.table, request.query.search),
  )
}
