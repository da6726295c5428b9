import type { TokenSource } from '../token-source.ts'
import type { ApplicationToken, EntraClient } from './entra-client.ts'

/** Clocks differ, and a request takes its time. */
const renewedEarlyMs = 5 * 60_000

/** Options of `applicationTokens`. */
export interface ApplicationTokensOptions {
  /** The environment's audience, as `discoverEnvironment` answers it. */
  resource: string
  now?: () => Date
}

/**
 * Access tokens of the application itself for `createDataverseClient({ tokens })`. A token is kept until five minutes before its
 * end, or until Dataverse refuses it; however many ask at once, Entra is asked once.
 */
export function applicationTokens(
  entra: Pick<EntraClient, 'getApplicationToken'>,
  { resource, now = () => new Date() }: ApplicationTokensOptions,
): TokenSource {
  let held: ApplicationToken | undefined
  let asking: Promise<ApplicationToken> | undefined
  const ask = async (): Promise<ApplicationToken> => {
    try {
      return (held = await entra.getApplicationToken({ resource }))
    } finally {
      asking = undefined
    }
  }
  return {
    getAccessToken: async ({ forceRefresh = false, refusedToken = held?.accessToken } = {}) => {
      const inTime = held !== undefined && held.expiresAt.getTime() - renewedEarlyMs > now().getTime()
      if (held && inTime && !(forceRefresh && held.accessToken === refusedToken)) return held.accessToken
      return (await (asking ??= ask())).accessToken
    },
  }
}
