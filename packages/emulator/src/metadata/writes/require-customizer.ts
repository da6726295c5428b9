import { DataverseFault } from '../../errors/dataverse-fault.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import { privilegeId } from '../../security/table-privilege.ts'

/** Privileges of metadata belong to no table: `prvCreateEntity`, `prvWriteAttribute`, `prvPublishCustomization`. */
export type CustomizerPrivilege =
  | `prv${'Create' | 'Write' | 'Delete'}${'Entity' | 'Attribute' | 'Relationship' | 'EntityKey' | 'OptionSet'}`
  | 'prvPublishCustomization'

/** @throws {DataverseFault} 0x80040220 when none of the caller's roles has the privilege. */
export function requireCustomizer({ environment, caller }: RequestContext, privilege: CustomizerPrivilege): void {
  const held = environment.access.privilegesOf?.(caller.userId)
  if (!held || held.some(({ name }) => name === privilege)) return
  throw new DataverseFault(
    403,
    '0x80040220',
    `Principal user (Id=${caller.userId}, type=8) is missing ${privilege} privilege (Id=${privilegeId(privilege)}).`,
  )
}
