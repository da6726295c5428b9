import { z } from 'zod'

const workspaceId = z.uuid()

/** Why somebody signs in, when it is for more than connecting: they followed a link that was meant for them. */
export const SignInIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invitation'), workspaceId, invitationId: z.uuid() }),
  z.object({ kind: z.literal('connect-link'), workspaceId, connectLinkId: z.uuid() }),
])
export type SignInIntent = z.infer<typeof SignInIntent>
