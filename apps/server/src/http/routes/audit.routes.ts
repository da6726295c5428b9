import { type AuditEvent, AuditEventList, AuditFilter, everyAuditEvent, listAuditEvents } from '@liaison/crm'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { CursorQuery, type RouteContext, withScope } from './route-context.ts'

const tags = ['Operation']

export function auditRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/audit',
    {
      schema: {
        operationId: 'listAuditEvents',
        summary: 'What happened in the workspace, the newest first: sign-ins, consents, people, programs, plans',
        description:
          'For administrators of the workspace. Plans have every field before and after. No secret is ever among it.',
        tags,
        security: withScope('admin'),
        querystring: AuditFilter.extend(CursorQuery.shape),
        response: { 200: AuditEventList },
      },
    },
    async (request) => listAuditEvents(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/audit/export',
    {
      schema: {
        operationId: 'exportAuditEvents',
        summary: 'The same as a file, one JSON object per line, to the end',
        tags,
        security: withScope('admin'),
        querystring: AuditFilter,
        response: { 200: { content: { 'application/x-ndjson': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const events = everyAuditEvent(deps, actorOf(request), request.query)
      // The first page is read before anything is sent, so that a refusal is still one.
      const first = await events.next()
      return (
        reply
          .header('content-type', 'application/x-ndjson; charset=utf-8')
          .header('content-disposition', `attachment; filename="liaison-history-${dayOf(deps.clock.now())}.jsonl"`)
          // The schema is of the text as a whole; it is sent as it is read.
          .send(Readable.from(linesOf(first, events)) as Readable & string)
      )
    },
  )
}

async function* linesOf(
  first: IteratorResult<AuditEvent, unknown>,
  rest: AsyncGenerator<AuditEvent>,
): AsyncGenerator<string> {
  if (first.done === true) return
  yield `${JSON.stringify(first.value)}\n`
  for await (const event of rest) yield `${JSON.stringify(event)}\n`
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
