import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { missingRow } from '../operations/row-key.ts'
import { requireLink } from '../security/link-rights.ts'
import { link, unlink } from '../store/intersect.ts'
import { textOf } from '../store/text-of.ts'
import type { JsonObject } from '../write/decode-body.ts'
import type { ActionOperation } from './operation.ts'

/** The users of `Members` belong to the team from then on (Web API reference); all of them or none. */
export const addMembersTeam: ActionOperation = {
  kind: 'action',
  name: 'AddMembersTeam',
  boundTo: ['team'],
  run(context, body, binding) {
    changeMembers(context, binding!.row!.id, body, 'associate')
    return noContent()
  },
}

export const removeMembersTeam: ActionOperation = {
  kind: 'action',
  name: 'RemoveMembersTeam',
  boundTo: ['team'],
  run(context, body, binding) {
    changeMembers(context, binding!.row!.id, body, 'disassociate')
    return noContent()
  },
}

function changeMembers(
  context: RequestContext,
  team: string,
  body: JsonObject,
  change: 'associate' | 'disassociate',
): void {
  const { schema, store } = context.environment
  const membership = schema.tables.get('team')!.manyToMany.find((each) => each.intersectTable === 'teammembership')!
  const members = readMembers(context, body)
  store.transaction(() => {
    for (const user of members) {
      const ends = membership.table1 === 'team' ? ([team, user] as const) : ([user, team] as const)
      requireLink(context, membership, ends, change)
      const write = change === 'associate' ? link : unlink
      write(store, membership, ...ends)
    }
  })
}

/**
 * A user has its key from the type it shares with teams, so that either name of the key goes; the shared one says nothing
 * without the type (page use-web-api-actions, "Specify entity parameter type", which quotes the refusal).
 */
function readMembers({ environment }: RequestContext, body: JsonObject): string[] {
  const members = body['Members']
  if (!Array.isArray(members)) throw unresolvedParameters()
  return members.map((member: unknown) => {
    const { '@odata.type': type, systemuserid, ownerid } = (member ?? {}) as JsonObject
    const isUser = textOf(type).replace(/^#/, '') === 'Microsoft.Dynamics.CRM.systemuser'
    const id = textOf(systemuserid ?? (isUser ? ownerid : undefined)).toLowerCase()
    if (id === '') throw malformed('EdmEntityObject passed should have the key property value set.')
    if (!environment.store.get('systemuser', id))
      throw missingRow(environment.schema.tables.get('systemuser')!, { kind: 'id', id })
    return id
  })
}
