import { z } from 'zod'

export const abilityKinds = ['read', 'create', 'update', 'link', 'assign', 'close', 'move', 'follow'] as const
export type AbilityKind = (typeof abilityKinds)[number]

/** From near to far. */
export const reaches = ['own', 'business-unit', 'units-below', 'all'] as const
export const Reach = z
  .enum(reaches)
  .describe('Whose rows: their own, those of their business unit, of units below it too, everybody’s.')
export type Reach = z.infer<typeof Reach>

export const Ability = z
  .object({
    id: z.string().describe('The table and what can be done with it: `account.read`.'),
    kind: z
      .enum(abilityKinds)
      .describe(
        '`link`: give a record of the table its account, contact or deal. `assign`: give it to a colleague. `close`: win and lose. `move`: along a process flow. `follow`: be told what changes in the whole table.',
      ),
    table: z.string().describe('Logical name. Of a move: of the table that holds the flow’s instances.'),
    label: z.string().describe('The table as people call it, or the name of the flow.'),
    answer: z.enum(['yes', 'no', 'unknown']).describe('`unknown`: Dynamics did not tell.'),
    reach: Reach.optional().describe('Absent where rows have no owner, or Dynamics did not tell.'),
    missing: z.array(z.string()).describe('Names of the privileges that are lacking.'),
    why: z.string().optional().describe('Where it is not for want of a privilege.'),
    optional: z.boolean().describe('Somebody in the workspace has to be able to, not everybody.'),
  })
  .meta({ id: 'Ability' })
export type Ability = z.infer<typeof Ability>

export const MissingPrivilege = z
  .object({
    privilege: z.string().describe('As Dynamics names it: `prvCreateAccount`.'),
    access: z.string().describe('The column of the role editor: Create, Read, Write, Append, AppendTo, Assign.'),
    table: z.string().describe('Logical name.'),
    tableLabel: z.string(),
    reach: Reach.optional().describe('How far it has to reach; absent where any reach is enough.'),
    roles: z
      .array(z.string())
      .describe(
        'Security roles of this environment that have it, as far as that can be read; not told where it has to reach.',
      ),
    optional: z.boolean(),
  })
  .meta({ id: 'MissingPrivilege' })
export type MissingPrivilege = z.infer<typeof MissingPrivilege>

export const Preflight = z
  .object({
    checkedAt: z.iso.datetime(),
    abilities: z.array(Ability),
    missing: z.array(MissingPrivilege),
    messageForDynamicsAdmin: z
      .string()
      .optional()
      .describe('Ready to be sent: just what is lacking, and where it is given.'),
  })
  .meta({ id: 'Preflight' })
export type Preflight = z.infer<typeof Preflight>
