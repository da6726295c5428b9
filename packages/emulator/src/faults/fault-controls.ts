import type { FaultControls } from '../emulator.ts'
import { isAadstsNumber } from '../entra/aadsts.ts'
import type { EntraState } from '../entra/entra-state.ts'
import type { RequestFaults } from './request-faults.ts'

/** What a test may let go wrong, at Dataverse and at Entra. */
export function createFaultControls(
  requests: RequestFaults,
  state: EntraState,
  personId: (userKey: string) => string,
): FaultControls {
  return {
    throttle: (options) => requests.throttle(options),
    failNext: (options) => requests.failNext(options),
    cutConnection: (options) => requests.cutConnection(options),
    refuseToken({ aadsts, requests: count = 1, claims }) {
      if (!isAadstsNumber(aadsts)) throw new Error(`The emulator does not know AADSTS${aadsts}.`)
      state.plannedRefusals.push({ aadsts, requests: count, ...(claims !== undefined && { claims }) })
    },
    revokeSessions: (userKey) => state.revokeSessions(userKey === undefined ? undefined : personId(userKey)),
    expireAccessTokens() {
      state.tokenGeneration += 1
    },
  }
}
