import { z } from 'zod'

export const connectionStates = [
  'connected',
  'consent-required',
  'not-assigned',
  'reauth-required',
  'no-access',
  'disconnected',
] as const
export type ConnectionState = (typeof connectionStates)[number]

/** In which somebody waits for an administrator of Entra. */
export const waitingStates = ['consent-required', 'not-assigned'] as const satisfies readonly ConnectionState[]
export type WaitingState = (typeof waitingStates)[number]
export const isWaiting = (state: ConnectionState | undefined): state is WaitingState =>
  waitingStates.some((waiting) => waiting === state)

/** Which state may follow which. A sign-in may end in any; losing a connection never passes through another person's. */
export const nextConnectionStates: Record<ConnectionState, readonly ConnectionState[]> = {
  connected: ['connected', 'consent-required', 'not-assigned', 'reauth-required', 'no-access', 'disconnected'],
  'consent-required': ['connected', 'consent-required', 'not-assigned', 'no-access', 'disconnected'],
  'not-assigned': ['connected', 'consent-required', 'not-assigned', 'no-access', 'disconnected'],
  'reauth-required': ['connected', 'consent-required', 'not-assigned', 'reauth-required', 'no-access', 'disconnected'],
  'no-access': ['connected', 'consent-required', 'not-assigned', 'no-access', 'disconnected'],
  // Not reauth-required: a refusal of the tokens that were just given up comes late.
  disconnected: ['connected', 'consent-required', 'not-assigned', 'no-access', 'disconnected'],
}

export const connectionWho = [
  'member',
  'entra-admin',
  'dynamics-admin',
  'workspace-admin',
  'operator',
  'nobody',
] as const

const problemFields = {
  state: z.enum(connectionStates),
  title: z.string(),
  help: z.string(),
  who: z.enum(connectionWho).optional().describe('Who can act.'),
  code: z.string().optional().describe('Stable and documented.'),
  serviceCode: z.string().optional().describe("Microsoft's own code: AADSTS… or 0x…"),
  serviceMessage: z.string().optional(),
}

export const ConnectionGuide = z
  .object({
    whoActs: z.string().describe('Who can change it and what they do, as a heading.'),
    steps: z.array(z.string()),
    next: z
      .enum(['wait', 'sign-in', 'try-later'])
      .describe('What the person can do now: wait for somebody else, sign in, or try again after a while.'),
  })
  .meta({ id: 'ConnectionGuide' })
export type ConnectionGuide = z.infer<typeof ConnectionGuide>

/** A connection that does not work, and why. */
export const ConnectionProblem = z.object({
  ...problemFields,
  /** A claims request that the next sign-in must carry. */
  claims: z.string().optional(),
  /** The application needs consent of the whole tenant: the approval link helps. */
  needsAdminConsent: z.boolean().optional(),
  /** Somebody came back from the approval link in the meantime and says that it was given. */
  approvalReported: z.boolean().optional(),
  /** How often Microsoft still refused since then: an approval takes a moment to spread. */
  checksSinceReport: z.int().optional(),
})
export type ConnectionProblem = z.infer<typeof ConnectionProblem>

export const Connection = z
  .object({
    ...problemFields,
    systemUserId: z.guid().optional().describe("The person's user in Dynamics."),
    adminConsentUrl: z.url().optional().describe('For an administrator of the tenant: approves the application.'),
    messageForIt: z.string().optional().describe('Ready to be sent to the IT department.'),
    guide: ConnectionGuide.optional().describe('Whose turn it is and what they do. Absent while connected.'),
    retryAfterSeconds: z
      .int()
      .optional()
      .describe(
        'An approval was reported: whether Microsoft knows of it is asked by a sign-in that starts by itself after so long.',
      ),
  })
  .meta({ id: 'Connection' })
export type Connection = z.infer<typeof Connection>
