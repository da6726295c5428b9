import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { adminVerbs, type AdminVerb, type Controls } from './admin-verbs.ts'
import { faultVerbs } from './fault-verbs.ts'

/**
 * `/emulator/…`: faults, time, limits and switches for programs that do not run in the emulator's process. Nobody is asked who
 * they are, as on the emulator's pages: who can reach it is at this computer.
 */
export function registerAdmin(fastify: FastifyInstance, controls: () => Controls): void {
  void fastify.register((scope, _options, done) => {
    scope.addHook('onRequest', refuseForms)
    scope.setErrorHandler((failure, _request, reply) => reply.code(400).send({ error: messageOf(failure) }))

    scope.get('/emulator', (_request, reply) => reply.send(stateOf(controls())))
    for (const [path, verb] of adminVerbs)
      scope.post(`/emulator/${path}`, (request, reply) => {
        refuseUnfit(request, verb)
        return reply.send(verb.run(controls(), request.body) ?? stateOf(controls()))
      })
    done()
  })
}

const stateOf = ({ clock, limits, switches, snapshots, organizationId }: Controls): Record<string, unknown> => ({
  organizationId,
  clock: { now: clock.now().toISOString(), frozen: clock.isFrozen, sleeping: clock.sleeping },
  limits,
  switches,
  faults: Object.keys(faultVerbs),
  snapshots: snapshots.names(),
})

/** A page of another site may send forms and plain text without asking, but no JSON. */
async function refuseForms(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'GET' || request.headers['content-type']?.startsWith('application/json') === true) return
  await reply.code(415).send({ error: 'The body has to be JSON, with content-type application/json.' })
}

/** Here and not as the routes' own schemas: those are all compiled at the start, a tenth of its time. */
function refuseUnfit(request: FastifyRequest, { schema }: AdminVerb): void {
  if (request.validateInput(request.body ?? null, schema)) return
  const errors = request.getValidationFunction(schema)?.errors ?? []
  throw new Error(errors.map(({ instancePath, message }) => `body${instancePath} ${message}`).join(', '))
}

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
