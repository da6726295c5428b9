import { z } from 'zod'
import { scopes } from './scope.ts'

export const apiKeyStates = ['active', 'expired', 'revoked'] as const

/** An origin a browser may be led back to: https, or this machine while a program is being written. */
const ReturnOrigin = z
  .url('must be an origin, like https://app.example.com')
  .max(300)
  .refine((text) => new URL(text).origin === text.replace(/\/$/, ''), 'must be an origin: scheme and host, no path')
  .refine(
    (text) => text.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(text).hostname),
    'must start with https:// unless it is this machine',
  )

export const NewApiKey = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .describe('What people know the program by: they read it before it acts for them.'),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresInDays: z.int().min(1).max(730).optional().describe('Never when it is left out.'),
    returnOrigins: z
      .array(ReturnOrigin)
      .max(20)
      .optional()
      .describe('Where a connect link of this key may lead back to, as https://app.example.com.'),
  })
  .meta({ id: 'NewApiKey' })
export type NewApiKey = z.infer<typeof NewApiKey>

export const RotateApiKey = z
  .object({
    formerHoldsForHours: z
      .int()
      .min(0)
      .max(7 * 24)
      .optional()
      .describe('How long the secret before is still good, so that nothing stops meanwhile: 24 when it is left out.'),
  })
  .meta({ id: 'RotateApiKey' })
export type RotateApiKey = z.infer<typeof RotateApiKey>

/** A program's key as it may be shown: whoever needs its secret makes a new one. */
export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(apiKeyStates),
    scopes: z.array(z.enum(scopes)),
    returnOrigins: z.array(z.string()),
    createdBy: z.object({ id: z.uuid(), name: z.string() }).describe('Whom it acts for unless a request says whom.'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().optional(),
    lastUsedAt: z.iso.datetime().optional().describe('To the minute.'),
    formerSecretUntil: z.iso.datetime().optional().describe('Until then the secret before the rotation is good too.'),
    peopleCount: z.int().describe('How many people let it act in their name, beside the one who made it.'),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyList = z
  .object({ items: z.array(ApiKey), nextCursor: z.string().optional() })
  .meta({ id: 'ApiKeyList' })
export type ApiKeyList = z.infer<typeof ApiKeyList>

export const IssuedApiKey = z
  .object({
    key: ApiKey,
    secret: z.string().describe('`liaison_…`. Shown this once: only its hash is kept.'),
  })
  .meta({ id: 'IssuedApiKey' })
export type IssuedApiKey = z.infer<typeof IssuedApiKey>
