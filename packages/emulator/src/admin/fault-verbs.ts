import type { FaultControls, TokenRefusal } from '../emulator.ts'
import type { Aim } from '../faults/aim.ts'
import type { SchemaChange } from '../faults/change-schema.ts'
import type { FailureOptions, ThrottleOptions } from '../faults/refusals.ts'
import type { CutOptions, SlowOptions, TruncateOptions } from '../faults/request-faults.ts'
import { schemaChangeSchema } from './schema-change-schema.ts'
import { bodySchema, integer, number, text, word, type BodySchema } from './body-schema.ts'

/** A fault as it is planned over HTTP: what its body may say, and what it does. */
export interface FaultVerb {
  schema: BodySchema | typeof schemaChangeSchema
  run(faults: FaultControls, body: unknown): unknown
}

const aim = { requests: integer(1), every: integer(1), method: text, path: text }

interface User {
  user?: string
}

function verb<Body>(schema: FaultVerb['schema'], run: (faults: FaultControls, body: Body) => unknown): FaultVerb {
  // The schema has been held against the body.
  return { schema, run: (faults, body) => run(faults, (body ?? {}) as Body) }
}

const ofUser = bodySchema({ user: text })

/** Every verb of `faults`, by its name. */
export const faultVerbs: Readonly<Record<keyof FaultControls, FaultVerb>> = {
  throttle: verb<ThrottleOptions>(
    bodySchema(
      {
        nextRequests: integer(1),
        retryAfterSeconds: number,
        limit: word('requests', 'execution', 'concurrent'),
        every: integer(1),
        method: text,
        path: text,
      },
      ['nextRequests', 'retryAfterSeconds'],
    ),
    (faults, body) => faults.throttle(body),
  ),
  failNext: verb<FailureOptions>(
    bodySchema({ ...aim, status: integer(400, 599), code: text, message: text, body: text, contentType: text }, [
      'status',
    ]),
    (faults, body) => faults.failNext(body),
  ),
  badGateway: verb<Aim>(bodySchema(aim), (faults, body) => faults.badGateway(body)),
  cutConnection: verb<CutOptions>(bodySchema({ ...aim, when: word('before', 'after') }, ['when']), (faults, body) =>
    faults.cutConnection(body),
  ),
  truncateReply: verb<TruncateOptions>(bodySchema({ ...aim, bytes: integer(0) }), (faults, body) =>
    faults.truncateReply(body),
  ),
  slow: verb<SlowOptions>(
    bodySchema({ ...aim, milliseconds: number, spreadMilliseconds: number }, ['milliseconds']),
    (faults, body) => faults.slow(body),
  ),
  clear: verb(bodySchema({}), (faults) => faults.clear()),
  refuseToken: verb<TokenRefusal>(
    bodySchema(
      {
        aadsts: integer(1),
        requests: integer(1),
        claims: text,
        status: integer(400, 599),
        error: text,
        suberror: text,
      },
      ['aadsts'],
    ),
    (faults, body) => faults.refuseToken(body),
  ),
  refuseSignIn: verb<{ aadsts: number; requests?: number; claims?: string; channel?: 'page' | 'redirect' }>(
    bodySchema({ aadsts: integer(1), requests: integer(1), claims: text, channel: word('page', 'redirect') }, [
      'aadsts',
    ]),
    (faults, body) => faults.refuseSignIn(body),
  ),
  revokeSessions: verb<User>(ofUser, (faults, { user }) => faults.revokeSessions(user)),
  revokeConsent: verb<User>(ofUser, (faults, { user }) => faults.revokeConsent(user)),
  expireAccessTokens: verb<User>(ofUser, (faults, { user }) => faults.expireAccessTokens(user)),
  challengeClaims: verb<User>(ofUser, (faults, { user }) => faults.challengeClaims(user)),
  expireDeltaTokens: verb(bodySchema({}), (faults) => faults.expireDeltaTokens()),
  changeSchema: verb<SchemaChange>(schemaChangeSchema, (faults, body) => faults.changeSchema(body)),
  copyEnvironment: verb<{ organizationId?: string }>(
    bodySchema({ organizationId: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' } }),
    (faults, { organizationId }) => ({ organizationId: faults.copyEnvironment(organizationId) }),
  ),
}
