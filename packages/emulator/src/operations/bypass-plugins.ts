import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { ServiceRequest } from '../http/service-request.ts'
import { privilegeId } from '../security/table-privilege.ts'
import type { Caller } from './access.ts'
import type { Environment } from './environment.ts'

/** What each header asks for, and the privilege it takes (learn.microsoft.com "Bypass custom Dataverse logic"). */
const bypasses = [
  { header: 'mscrm.bypasscustompluginexecution', asks: /^true$/i, privilege: 'prvBypassCustomPlugins' },
  {
    header: 'mscrm.bypassbusinesslogicexecution',
    asks: /\bCustomSync\b/i,
    privilege: 'prvBypassCustomBusinessLogic',
  },
]

/**
 * The environment as the request finds it: without the organisation's own plug-ins when it may do without and asks to.
 *
 * @throws {DataverseFault} 0x80040220 when the caller's roles lack the privilege.
 */
export function withoutPlugins(environment: Environment, caller: Caller, { headers }: ServiceRequest): Environment {
  const asked = bypasses.filter(({ header, asks }) => asks.test(headers[header] ?? ''))
  if (asked.length === 0) return environment
  const held = new Set(environment.access.privilegesOf?.(caller.userId).map(({ name }) => name))
  for (const { privilege } of asked) if (!held.has(privilege)) throw lacking(caller, privilege)
  const rules = environment.rules.filter((rule) => rule.isPlugin !== true)
  return Object.create(environment, { rules: { value: rules } }) as Environment
}

const lacking = ({ userId }: Caller, privilege: string): DataverseFault =>
  new DataverseFault(
    403,
    '0x80040220',
    `Principal user (Id=${userId}, type=8) is missing ${privilege} privilege (Id=${privilegeId(privilege)})`,
  )
