import { z } from 'zod'
import { scopes } from '../api-keys/scope.ts'
import { connectionStates, connectionWho } from '../connections/connection.ts'

export const maxConnectLinkMinutes = 60

/** After its end: so long the program may ask what became of it. */
export const connectLinkKeptDays = 30

const reference = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe('What the program calls this person: its own id or an address. The person reads it before they agree.')

export const NewConnectLink = z
  .object({
    reference,
    returnUrl: z
      .url()
      .max(2_000)
      .optional()
      .describe('Where the browser goes afterwards, with `status` and `reference`; of an origin the key was given.'),
    expiresInMinutes: z.int().min(1).max(maxConnectLinkMinutes).optional().describe('15 when it is left out.'),
  })
  .meta({ id: 'NewConnectLink' })
export type NewConnectLink = z.infer<typeof NewConnectLink>

export const IssuedConnectLink = z
  .object({
    id: z.uuid(),
    url: z.url().describe('For this person alone. Told this once: only a hash of its code is kept.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'IssuedConnectLink' })
export type IssuedConnectLink = z.infer<typeof IssuedConnectLink>

export const connectLinkStates = ['waiting', 'connected', 'expired', 'problem'] as const

export const ConnectLink = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    state: z
      .enum(connectLinkStates)
      .describe('`problem`: somebody followed it and was not let in; it can still be used until it expires.'),
    expiresAt: z.iso.datetime(),
    problem: z
      .object({
        code: z.string().optional(),
        title: z.string(),
        help: z.string(),
        who: z.enum(connectionWho).optional().describe('Who can act.'),
      })
      .optional()
      .describe('Why it did not connect, as the person was told.'),
    memberId: z.uuid().optional().describe('Who connected through it.'),
    connectedAt: z.iso.datetime().optional(),
    connectionState: z.enum(connectionStates).optional().describe('How that person stands with Dynamics now.'),
    actsFor: z.boolean().optional().describe('Whether that person still lets the key act in their name.'),
  })
  .meta({ id: 'ConnectLink' })
export type ConnectLink = z.infer<typeof ConnectLink>

export const ConnectLinkCode = z
  .object({ code: z.string().min(1).max(200).describe('What follows # in the link.') })
  .meta({ id: 'ConnectLinkCode' })

/** What whoever holds the link may know before they are anybody: whom they would let do what. */
export const ConnectLinkOffer = z
  .object({
    program: z.string().describe('Name of the key that asks.'),
    organisation: z.string(),
    scopes: z.array(z.enum(scopes)).describe('What it may do in the name of the person.'),
    reference: z.string(),
    declineUrl: z.url().optional().describe('Back to the program, without having agreed.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'ConnectLinkOffer' })
export type ConnectLinkOffer = z.infer<typeof ConnectLinkOffer>
