import { type DataverseClient, DataverseError, functionCall, type FunctionOperation } from '@liaison/dataverse'
import { isAnswer } from './answers-of-dynamics.ts'
import { farther, reachOf } from './reach.ts'
import type { Reach } from './preflight.ts'

/** By name. The reach is undefined where Dynamics did not say it for sure. */
export type HeldPrivileges = ReadonlyMap<string, Reach | undefined>

interface PrivilegesReply {
  RolePrivileges: readonly { PrivilegeName?: string; Depth?: string }[]
}

const user = (systemUserId: string) => ({ bound: { table: 'systemuser', id: systemUserId } })

/** Which of these a person has, by their own roles and those of their teams, each with its effective depth. */
export const privilegesByName = (systemUserId: string, names: readonly string[]): FunctionOperation<PrivilegesReply> =>
  functionCall('RetrieveUserSetOfPrivilegesByNames', { PrivilegeNames: names }, user(systemUserId))

/**
 * Everything a person has, should the other not answer. What comes by way of a team is told as user level whatever it is
 * (learn.microsoft.com, "RetrieveUserPrivileges Function", remarks), so user level says nothing here.
 */
export async function allPrivileges(
  dataverse: DataverseClient,
  systemUserId: string,
): Promise<HeldPrivileges | undefined> {
  try {
    const reply = await dataverse.callFunction<PrivilegesReply>('RetrieveUserPrivileges', {}, user(systemUserId))
    return new Map([...heldIn(reply)].map(([name, reach]) => [name, reach === 'own' ? undefined : reach]))
  } catch (error) {
    if (error instanceof DataverseError && isAnswer(error)) return undefined
    throw error
  }
}

/** The farthest counts where several roles give it. */
export function heldIn({ RolePrivileges }: PrivilegesReply): Map<string, Reach | undefined> {
  const held = new Map<string, Reach | undefined>()
  for (const { PrivilegeName: name, Depth: depth } of RolePrivileges) {
    if (name !== undefined) held.set(name, farther(held.get(name), reachOf(depth)))
  }
  return held
}
