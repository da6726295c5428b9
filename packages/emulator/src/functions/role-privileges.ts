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
import type { ActionOperation, Operation } from './operation.ts'

/**
 * Gives a role privileges, each at its depth; one that it has already gets the depth that is sent (page "Web API Functions
 * and Actions Sample", which shows that the role's version changes).
 */
const addPrivilegesRole: ActionOperation = {
  kind: 'action',
  name: 'AddPrivilegesRole',
  boundTo: ['role'],
  run(context, body, binding) {
    const given = readPrivileges(context, body)
    changePrivileges(context, binding!.row!, { message: 'AddPrivilegesRole', given, taken: [] })
    return noContent()
  },
}

/** What is sent is all that the role has from then on (Web API reference). */
const replacePrivilegesRole: ActionOperation = {
  kind: 'action',
  name: 'ReplacePrivilegesRole',
  boundTo: ['role'],
  run(context, body, binding) {
    const role = binding!.row!
    const given = readPrivileges(context, body)
    const taken = context.environment.store
      .referencing('roleprivileges', 'roleid', role.id)
      .map(({ values }) => textOf(values['privilegeid']))
    changePrivileges(context, role, { message: 'ReplacePrivilegesRole', given, taken })
    return noContent()
  },
}

const removePrivilegeRole: ActionOperation = {
  kind: 'action',
  name: 'RemovePrivilegeRole',
  boundTo: ['role'],
  run(context, body, binding) {
    const sent = (body['Privilege'] ?? {}) as JsonObject
    const privilege = privilegeOf(context, sent['privilegeid'])
    changePrivileges(context, binding!.row!, { message: 'RemovePrivilegeRole', given: [], taken: [privilege.id] })
    return noContent()
  },
}

export const rolePrivilegeOperations: readonly Operation[] = [
  addPrivilegesRole,
  removePrivilegeRole,
  replacePrivilegesRole,
]

interface Change {
  message: string
  given: readonly { privilege: StoredRow; depth: Depth }[]
  /** Ids. */
  taken: readonly string[]
}

/** @throws {DataverseFault} 0x80040220, 0x80041d31 */
function changePrivileges(context: RequestContext, role: StoredRow, { message, given, taken }: Change): void {
  const { environment, caller } = context
  const { schema, store } = environment
  const table = schema.tables.get('role')!
  requireRow(context, 'Write', table, role)
  if (role.id === systemAdministratorRoleId)
    throw new DataverseFault(400, '0x80041d31', 'The System Administrator Role cannot be modified.')
  const held = table.manyToMany.find((each) => each.intersectTable === 'roleprivileges')!
  const endsOf = (privilege: string): [string, string] =>
    held.table1 === 'privilege' ? [privilege, role.id] : [role.id, privilege]
  store.transaction(() => {
    updateRow({ environment, caller, message }, table, role.id, {})
    for (const id of [...taken, ...given.map(({ privilege }) => privilege.id)]) unlink(store, held, ...endsOf(id))
    for (const { privilege, depth } of given)
      link(store, held, ...endsOf(privilege.id), { privilegedepthmask: maskOfDepth[depth] })
  })
}

/** Columns of a privilege that say whether it can be had at a depth. */
const allowing: Readonly<Record<Depth, string>> = {
  Basic: 'canbebasic',
  Local: 'canbelocal',
  Deep: 'canbedeep',
  Global: 'canbeglobal',
}

function readPrivileges(context: RequestContext, body: JsonObject): { privilege: StoredRow; depth: Depth }[] {
  const sent = body['Privileges']
  if (!Array.isArray(sent)) throw unresolvedParameters()
  const seen = new Set<string>()
  return sent.map((each: unknown) => {
    const { PrivilegeId, Depth: depth } = (each ?? {}) as JsonObject
    const privilege = privilegeOf(context, PrivilegeId)
    const name = textOf(privilege.values['name'])
    if (seen.has(privilege.id)) throw new DataverseFault(400, '0x8004140f', `Privilege ${name} is duplicated.`)
    seen.add(privilege.id)
    if (!isDepth(depth) || privilege.values[allowing[depth]] !== true)
      throw new DataverseFault(400, '0x8004140b', 'Invalid privilege depth.')
    return { privilege, depth }
  })
}

function privilegeOf({ environment }: RequestContext, id: unknown): StoredRow {
  const privilege = environment.store.get('privilege', textOf(id).toLowerCase())
  if (!privilege) throw new DataverseFault(400, '0x800404ce', 'The privilege id is invalid or missing.')
  if (privilege.values['name'] === 'prvActOnBehalfOfAnotherUser')
    throw new DataverseFault(400, '0x8004ed43', 'Act on Behalf of Another User privilege cannot be added or removed.')
  return privilege
}

const isDepth = (value: unknown): value is Depth => typeof value === 'string' && value in allowing
