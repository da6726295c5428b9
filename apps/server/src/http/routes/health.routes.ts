import { CodedError } from '@liaison/dataverse'
import { z } from 'zod'
import { version } from '../../version.ts'
import type { Api } from '../server.ts'

const Health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' })

/** `isHealthy` asks the database; a server that cannot reach it should get no traffic. */
export function healthRoutes(api: Api, isHealthy: () => Promise<void>): void {
  api.get(
    '/api/health',
    {
      schema: {
        operationId: 'readHealth',
        summary: 'Whether this server works',
        tags: ['Operation'],
        response: { 200: Health },
      },
    },
    async () => {
      await isHealthy().catch((error: unknown) => {
        throw unreachable(error)
      })
      return { status: 'ok' as const, version }
    },
  )
}

const unreachable = (cause: unknown): CodedError =>
  new CodedError({
    code: 'database_unreachable',
    message: 'This server cannot reach its database.',
    help: 'Check that the database runs and that DATABASE_URL is right; the server goes on as soon as it answers.',
    ...(cause instanceof Error ? { cause } : {}),
  })
