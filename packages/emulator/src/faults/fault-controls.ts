import type { FaultControls } from '../emulator.ts'
import { isAadstsNumber } from '../entra/aadsts.ts'
import type { Entra } from '../entra/entra.ts'
import type { Environment } from '../operations/environment.ts'
import { changeLogOf } from '../store/change-log.ts'
import { copyEnvironment } from './copy-environment.ts'
import { changeSchema } from './change-schema.ts'
import type { RequestFaults } from './request-faults.ts'

/** What a test may let go wrong, at Dataverse and at Entra. */
export function createFaultControls(
  requests: RequestFaults,
  { state, consents }: Entra,
  environment: Environment,
  personId: (userKey: string) => string,
): FaultControls {
  const idOf = (userKey?: string): string | undefined => (userKey === undefined ? undefined : personId(userKey))
  return {
    changeSchema: (change) => changeSchema(environment, change),
    throttle: (options) => requests.throttle(options),
    failNext: (options) => requests.failNext(options),
    badGateway: (aim = {}) => requests.badGateway(aim),
    cutConnection: (options) => requests.cutConnection(options),
    truncateReply: (options = {}) => requests.truncateReply(options),
    slow: (options) => requests.slow(options),
    clear() {
      requests.clear()
      state.plannedRefusals.length = 0
      state.plannedSignInRefusals.length = 0
    },
    refuseToken({ aadsts, requests: count = 1, ...changes }) {
      if (!isAadstsNumber(aadsts)) throw new Error(`The emulator does not know AADSTS${aadsts}.`)
      state.plannedRefusals.push({ aadsts, requests: count, ...changes })
    },
    refuseSignIn({ aadsts, requests: count = 1, claims, channel }) {
      if (!isAadstsNumber(aadsts)) throw new Error(`The emulator does not know AADSTS${aadsts}.`)
      const more = { ...(claims !== undefined && { claims }), ...(channel && { channel }) }
      state.plannedSignInRefusals.push({ aadsts, requests: count, ...more })
    },
    revokeSessions: (userKey) => state.revokeSessions(idOf(userKey)),
    revokeConsent: (userKey) => consents.revoke(idOf(userKey)),
    expireAccessTokens: (userKey) => state.takeBackTokens({ personId: idOf(userKey) }),
    challengeClaims: (userKey) => state.takeBackTokens({ personId: idOf(userKey), challenge: 'claims' }),
    expireDeltaTokens: () => changeLogOf(environment.store).forget(),
    copyEnvironment: (organizationId = environment.newId()) => {
      copyEnvironment(environment, organizationId)
      return organizationId
    },
  }
}
