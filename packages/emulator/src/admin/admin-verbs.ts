import type { Duration } from '../clock/duration.ts'
import type { Emulator } from '../emulator.ts'
import { bodySchema, flag, number, text, word, type BodySchema } from './body-schema.ts'
import { consentVerbs, entraVerbs } from './entra-verbs.ts'
import { faultVerbs, type FaultVerb } from './fault-verbs.ts'
import { limitsSchema, switchesSchema } from './setting-schemas.ts'

/** What the admin API drives: the same controls that code has in hand. */
export type Controls = Pick<
  Emulator,
  'clock' | 'consent' | 'entra' | 'faults' | 'limits' | 'organizationId' | 'rows' | 'snapshots' | 'switches' | 'users'
>

/** Something that is posted: what its body may say, and what it does. Undefined is answered with the emulator's state. */
export interface AdminVerb {
  schema: FaultVerb['schema']
  run(controls: Controls, body: unknown): unknown
}

function verb<Body>(schema: BodySchema, run: (controls: Controls, body: Body) => unknown): AdminVerb {
  // The schema has been held against the body.
  return { schema, run: (controls, body) => run(controls, (body ?? {}) as Body) }
}

const duration = { days: number, hours: number, minutes: number, seconds: number, milliseconds: number }
const durationSchema = bodySchema(duration)
const named = bodySchema({ name: text }, ['name'])
const nothing = bodySchema({})

/** By their addresses below `/emulator/`. */
export const adminVerbs: ReadonlyMap<string, AdminVerb> = new Map<string, AdminVerb>([
  ...Object.entries(faultVerbs).map(([name, fault]): [string, AdminVerb] => [
    `faults/${name}`,
    { schema: fault.schema, run: ({ faults }, body) => fault.run(faults, body) },
  ]),
  ['clock/advance', verb<Duration>(durationSchema, ({ clock }, by) => clock.advance(by))],
  [
    'clock',
    verb<{ frozen: boolean }>(bodySchema({ frozen: flag }, ['frozen']), ({ clock }, { frozen }) =>
      frozen ? clock.freeze() : clock.run(),
    ),
  ],
  ['switches', verb(switchesSchema, ({ switches }, changes) => set(switches, changes))],
  ['limits', verb(limitsSchema, ({ limits }, changes) => set(limits, changes))],
  [
    'people/licence',
    verb<Licence>(bodySchema({ user: text, licensed: flag }, ['user', 'licensed']), ({ rows, users }, licence) =>
      assignLicence({ rows, users }, licence),
    ),
  ],
  ['snapshots/save', verb<{ name: string }>(named, ({ snapshots }, { name }) => snapshots.save(name))],
  ['snapshots/load', verb<{ name: string }>(named, ({ snapshots }, { name }) => snapshots.load(name))],
  ['snapshots/reset', verb(nothing, ({ snapshots }) => snapshots.reset())],
  [
    'consent',
    verb<{ policy: Parameters<Controls['consent']['require']>[0] }>(
      bodySchema({ policy: word('allowed', 'admin-required', 'admin-approval-workflow') }, ['policy']),
      ({ consent }, { policy }) => consent.require(policy),
    ),
  ],
  [
    'consent/grant',
    verb<{ user?: string }>(bodySchema({ user: text }), ({ consent }, { user }) => consent.grant(user)),
  ],
  ['consent/revoke', verb(nothing, ({ consent }) => consent.revoke())],
  [
    'consent/spread',
    verb<Parameters<Controls['consent']['spread']>[0]>(
      bodySchema({ ...duration, reaches: word('token', 'everywhere') }),
      ({ consent }, after) => consent.spread(after),
    ),
  ],
  ...Object.entries(consentVerbs).map(([name, control]): [string, AdminVerb] => [
    `consent/${name}`,
    { schema: control.schema, run: ({ consent }, body) => control.run(consent, body) },
  ]),
  ...Object.entries(entraVerbs).map(([name, control]): [string, AdminVerb] => [
    `entra/${name}`,
    { schema: control.schema, run: ({ entra }, body) => control.run(entra, body) },
  ]),
])

/** null stands for undefined, which JSON does not have. */
function set(settings: object, changes: unknown): void {
  for (const [name, value] of Object.entries(changes ?? {})) Object.assign(settings, { [name]: value ?? undefined })
}

interface Licence {
  user: string
  licensed: boolean
}

/** As the Microsoft 365 admin centre does; Dataverse itself does not let it be changed. */
function assignLicence({ rows, users }: Pick<Controls, 'rows' | 'users'>, { user, licensed }: Licence): void {
  const person = users.find(({ key }) => key === user)
  if (!person) throw new Error(`Nobody is called ${user}.`)
  rows.update('systemuser', person.systemUserId, { islicensed: licensed })
}
