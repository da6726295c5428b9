import {
  ChangeNoticeSettings,
  changeNoticeSettings,
  disconnect,
  NoticeSettings,
  readNoticeSettings,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { type RouteContext, signedIn } from './route-context.ts'

const shared = { tags: ['Session'], security: signedIn }

export function connectionRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.post(
    '/api/connection/disconnect',
    {
      schema: {
        ...shared,
        operationId: 'disconnect',
        summary: 'Forgets the tokens of the person who is signed in; signing in again connects anew',
        response: { 204: z.null().describe('Disconnected.') },
      },
    },
    async (request, reply) => {
      await disconnect(deps, actorOf(request))
      return reply.code(204).send(null)
    },
  )
  api.get(
    '/api/connection/notices',
    {
      schema: {
        ...shared,
        operationId: 'readNoticeSettings',
        summary: 'Whether, and where, the person who is signed in is told by e-mail when their connection ends',
        response: { 200: NoticeSettings },
      },
    },
    async (request) => readNoticeSettings(deps, actorOf(request)),
  )
  api.post(
    '/api/connection/notices',
    {
      schema: {
        ...shared,
        operationId: 'changeNoticeSettings',
        summary: 'Says whether the person who is signed in wants to be told by e-mail about their own connection',
        body: ChangeNoticeSettings,
        response: { 200: NoticeSettings },
      },
    },
    async (request) => changeNoticeSettings(deps, actorOf(request), request.body),
  )
}
