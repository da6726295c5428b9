import type { FastifyInstance } from 'fastify'
import type { Environment } from '../operations/environment.ts'
import type { ServiceReply, ServiceRequest } from './service-request.ts'

/** Serves `/api/data/v9.0|v9.1|v9.2/…` of one environment, every body read as text. */
export function registerDataverse(fastify: FastifyInstance, environment: Environment): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 128 * 1024 * 1024 }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.all('/api/data/:version', async (_request, reply) => reply.code(404).send())
    done()
  })
  void environment
}

export type { ServiceReply, ServiceRequest }
