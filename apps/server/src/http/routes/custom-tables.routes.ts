import {
  CustomRowList,
  CustomTable,
  CustomTableList,
  listCustomRows,
  listCustomTables,
  readCustomTable,
} from '@liaison/crm'
import type { Api } from '../server.ts'
import { type RouteContext, SearchQuery, withScope, TableParams } from './route-context.ts'

const tags = ['Custom tables']

export function customTableRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/custom-tables',
    {
      schema: {
        operationId: 'listCustomTables',
        summary: "The organisation's own tables around accounts, contacts and deals",
        tags,
        security: withScope('read'),
        response: { 200: CustomTableList },
      },
    },
    async (request) => listCustomTables(deps, actorOf(request)),
  )
  api.get(
    '/api/custom-tables/:table',
    {
      schema: {
        operationId: 'readCustomTable',
        summary: 'One of them with the fields that people fill in',
        tags,
        security: withScope('read'),
        params: TableParams,
        response: { 200: CustomTable },
      },
    },
    async (request) => readCustomTable(deps, actorOf(request), request.params.table),
  )
  api.get(
    '/api/custom-tables/:table/rows',
    {
      schema: {
        operationId: 'listCustomRows',
        summary: 'Its rows by name',
        tags,
        security: withScope('read'),
        params: TableParams,
        querystring: SearchQuery,
        response: { 200: CustomRowList },
      },
    },
    async (request) => listCustomRows(deps, actorOf(request), request.params.table, request.query),
  )
}
