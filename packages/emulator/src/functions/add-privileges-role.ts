import { DataverseFault } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { maskOfDepth } from '../security/held-role.ts'
import { type Depth, systemAdministratorRoleId } from '../security/roles.ts'
import { link, unlink } from '../store/intersect.ts'
import type { StoredRow } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

/**
 * Gives a role privileges, each at its depth; one that it has already gets the depth that is sent (page "Web API Functions
 * and Actions Sample", which shows that the role's version changes).
 */
export const addPrivilegesRole: ActionOperation = {
  kind: 'action',
  name: 'AddPrivilegesRole',
  boundTo: ['role'],
  run(context, body, binding) {
    const { environment, caller } = context
    const { store } = environment
    const { table, row } = binding!
    const role = row!.id
    requireRow(context, 'Write', table, row!)
    if (role === systemAdministratorRoleId)
      throw new DataverseFault(400, '0x80041d31', 'The System Administrator Role cannot be modified.')
    const given = readPrivileges(context, body)
    const held = table.manyToMany.find((each) => each.intersectTable === 'roleprivileges')!
    store.transaction(() => {
      updateRow({ environment, caller, message: 'AddPrivilegesRole' }, table, role, {})
      for (const { privilege, depth } of given) {
        const ends = held.table1 === 'privilege' ? ([privilege.id, role] as const) : ([role, privilege.id] as const)
        unlink(store, held, ...ends)
        link(store, held, ...ends, { privilegedepthmask: maskOfDepth[depth] })
      }
    })
    return noContent()
  },
}

/** Columns of a privilege that say whether it can be had at a depth. */
const allowing: Readonly<Record<Depth, string>> = {
  Basic: 'canbebasic',
  Local: 'canbelocal',
  Deep: 'canbedeep',
  Global: 'canbeglobal',
}

function readPrivileges({ environment }: RequestContext, body: JsonObject): { privilege: StoredRow; depth: Depth }[] {
  const sent = body['Privileges']
  if (!Array.isArray(sent)) throw unresolvedParameters()
  const seen = new Set<string>()
  return sent.map((each: unknown) => {
    const { PrivilegeId, Depth: depth } = (each ?? {}) as JsonObject
    const privilege = environment.store.get('privilege', textOf(PrivilegeId).toLowerCase())
    if (!privilege) throw new DataverseFault(400, '0x800404ce', 'The privilege id is invalid or missing.')
    const name = textOf(privilege.values['name'])
    if (name === 'prvActOnBehalfOfAnotherUser')
      throw new DataverseFault(400, '0x8004ed43', 'Act on Behalf of Another User privilege cannot be added or removed.')
    if (seen.has(privilege.id)) throw new DataverseFault(400, '0x8004140f', `Privilege ${name} is duplicated.`)
    seen.add(privilege.id)
    if (!isDepth(depth) || privilege.values[allowing[depth]] !== true)
      throw new DataverseFault(400, '0x8004140b', 'Invalid privilege depth.')
    return { privilege, depth }
  })
}

const isDepth = (value: unknown): value is Depth => typeof value === 'string' && value in allowing
