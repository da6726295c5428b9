import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Duration } from '../clock/duration.ts'
import type { Emulator } from '../emulator.ts'
import { bodySchema, flag, number, text } from './body-schema.ts'
import { faultVerbs, type FaultVerb } from './fault-verbs.ts'
import { limitsSchema, switchesSchema } from './setting-schemas.ts'

/** What the admin API drives: the same controls that code has in hand. */
export type Controls = Pick<Emulator, 'clock' | 'faults' | 'limits' | 'organizationId' | 'snapshots' | 'switches'>

const durationSchema = bodySchema({
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  milliseconds: number,
})

/**
 * `/emulator/…`: faults, time, limits and switches for programs that do not run in the emulator's process. Nobody is asked who
 * they are, as on the emulator's pages: who can reach it is at this computer.
 */
export function registerAdmin(fastify: FastifyInstance, controls: () => Controls): void {
  void fastify.register((scope, _options, done) => {
    scope.addHook('onRequest', refuseForms)
    scope.setErrorHandler((failure, _request, reply) => reply.code(400).send({ error: messageOf(failure) }))

    scope.get('/emulator', (_request, reply) => reply.send(stateOf(controls())))
    for (const [name, verb] of Object.entries(faultVerbs))
      onPost(scope, `/emulator/faults/${name}`, verb.schema, (body) => verb.run(controls().faults, body))
    onPost(scope, '/emulator/clock/advance', durationSchema, (body) => controls().clock.advance(body as Duration))
    onPost(scope, '/emulator/clock', bodySchema({ frozen: flag }, ['frozen']), (body) => {
      const { clock } = controls()
      if ((body as { frozen: boolean }).frozen) clock.freeze()
      else clock.run()
    })
    onPost(scope, '/emulator/switches', switchesSchema, (body) => set(controls().switches, body))
    onPost(scope, '/emulator/limits', limitsSchema, (body) => set(controls().limits, body))
    for (const verb of ['save', 'load'] as const)
      onPost(scope, `/emulator/snapshots/${verb}`, bodySchema({ name: text }, ['name']), (body) =>
        controls().snapshots[verb]((body as { name: string }).name),
      )
    onPost(scope, '/emulator/snapshots/reset', bodySchema({}), () => controls().snapshots.reset())
    done()

    /** Answers with what came of it, or else with the emulator's state. */
    function onPost(
      to: FastifyInstance,
      url: string,
      schema: FaultVerb['schema'],
      run: (body: unknown) => unknown,
    ): void {
      to.post(url, { schema: { body: schema } }, (request, reply) =>
        reply.send(run(request.body) ?? stateOf(controls())),
      )
    }
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

function set(settings: object, changes: unknown): void {
  for (const [name, value] of Object.entries(changes ?? {})) Object.assign(settings, { [name]: value ?? undefined })
}

/** A page of another site may send forms and plain text without asking, but no JSON. */
async function refuseForms(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'GET' || request.headers['content-type']?.startsWith('application/json') === true) return
  await reply.code(415).send({ error: 'The body has to be JSON, with content-type application/json.' })
}

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
