import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Literal } from '../odata/literal.ts'
import type { Access } from '../operations/access.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { ownRolesOf } from '../security/assignments.ts'
import { heldPrivileges } from '../security/held-privileges.ts'
import type { Binding, FunctionOperation, Operation } from './operation.ts'
import { guidParameter, stringParameter } from './parameters.ts'

type Held = ReturnType<NonNullable<Access['privilegesOf']>>[number]
type Parameters = ReadonlyMap<string, Literal>

/**
 * Which of the privileges asked for a user has, own or of a team: an empty list when none (learn.microsoft.com, "Verify
 * access in code").
 */
const privilegesAskedFor = (
  name: string,
  asked: (parameters: Parameters) => (held: Held) => boolean,
): FunctionOperation => ({
  kind: 'function',
  name,
  boundTo: ['systemuser'],
  run(context, parameters, binding) {
    const isAsked = asked(parameters)
    return answer(context, name, effective(context, binding, parameters).filter(isAsked))
  },
})

const retrieveUserPrivilegeByPrivilegeName = privilegesAskedFor(
  'RetrieveUserPrivilegeByPrivilegeName',
  (parameters) => {
    const name = stringParameter(parameters, 'PrivilegeName')
    return (held) => held.name === name
  },
)

const retrieveUserPrivilegeByPrivilegeId = privilegesAskedFor('RetrieveUserPrivilegeByPrivilegeId', (parameters) => {
  const id = guidParameter(parameters, 'PrivilegeId')
  return (held) => held.id === id
})

const retrieveUserSetOfPrivilegesByNames = privilegesAskedFor('RetrieveUserSetOfPrivilegesByNames', (parameters) => {
  const names = parameters.get('PrivilegeNames')
  if (names?.type !== 'json' || !Array.isArray(names.value)) throw unresolvedParameters()
  const asked: ReadonlySet<unknown> = new Set<unknown>(names.value)
  return (held) => asked.has(held.name)
})

/** What comes of teams alone is told with the depth Basic, whatever it is (Web API reference, remarks). */
const retrieveUserPrivileges: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveUserPrivileges',
  boundTo: ['systemuser'],
  run(context, _parameters, binding) {
    const own = ownDepths(context, binding)
    const held = privilegesOf(context, binding).map((each) => ({ ...each, depth: own.get(each.name) ?? 'Basic' }))
    return answer(context, 'RetrieveUserPrivileges', held)
  },
}

const retrieveTeamPrivileges: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveTeamPrivileges',
  boundTo: ['team'],
  run: (context, _parameters, binding) => answer(context, 'RetrieveTeamPrivileges', privilegesOf(context, binding)),
}

export const privilegeOperations: readonly Operation[] = [
  retrieveTeamPrivileges,
  retrieveUserPrivilegeByPrivilegeId,
  retrieveUserPrivilegeByPrivilegeName,
  retrieveUserPrivileges,
  retrieveUserSetOfPrivilegesByNames,
]

function privilegesOf({ environment }: RequestContext, binding: Binding | undefined): readonly Held[] {
  const { access } = environment
  if (!access.privilegesOf || !binding?.row) throw new NotEmulated('privileges of a whole table')
  return access.privilegesOf(binding.row.id)
}

/** At the depth that counts; `ExcludeTeamBasic` leaves out what comes of teams alone and reaches no further than Basic. */
function effective(context: RequestContext, binding: Binding | undefined, parameters: Parameters): readonly Held[] {
  const held = privilegesOf(context, binding)
  if (parameters.get('ExcludeTeamBasic')?.value !== true) return held
  const own = ownDepths(context, binding)
  return held.filter(({ name, depth }) => depth !== 'Basic' || own.has(name))
}

const ownDepths = ({ environment }: RequestContext, binding: Binding | undefined): ReadonlyMap<string, string> =>
  new Map(
    heldPrivileges(environment.schema, ownRolesOf(environment.store, binding?.row?.id ?? '')).map(({ name, depth }) => [
      name,
      depth,
    ]),
  )

const answer = (context: RequestContext, name: string, held: readonly Held[]): ServiceReply =>
  responseReply(context, name, {
    RolePrivileges: held.map((each) => ({
      Depth: each.depth,
      PrivilegeId: each.id,
      BusinessUnitId: each.businessUnitId,
      PrivilegeName: each.name,
    })),
  })
