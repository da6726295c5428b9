import { NotEmulated } from '../errors/dataverse-fault.ts'
import { responseReply } from '../http/reply.ts'
import type { Access } from '../operations/access.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Binding, FunctionOperation } from './operation.ts'
import { guidParameter, stringParameter } from './parameters.ts'

type Held = ReturnType<NonNullable<Access['privilegesOf']>>[number]

/**
 * Whether a user has a privilege, own or of a team: an empty list when not (learn.microsoft.com, "Verify access in
 * code").
 */
export const retrieveUserPrivilegeByPrivilegeName: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveUserPrivilegeByPrivilegeName',
  boundTo: ['systemuser'],
  run(context, parameters, binding) {
    const name = stringParameter(parameters, 'PrivilegeName')
    return answer(context, binding, {
      name: 'RetrieveUserPrivilegeByPrivilegeName',
      fits: (held) => held.name === name,
    })
  },
}

export const retrieveUserPrivilegeByPrivilegeId: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveUserPrivilegeByPrivilegeId',
  boundTo: ['systemuser'],
  run(context, parameters, binding) {
    const id = guidParameter(parameters, 'PrivilegeId')
    return answer(context, binding, { name: 'RetrieveUserPrivilegeByPrivilegeId', fits: (held) => held.id === id })
  },
}

export const retrieveUserPrivileges: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveUserPrivileges',
  boundTo: ['systemuser'],
  run: (context, _parameters, binding) =>
    answer(context, binding, { name: 'RetrieveUserPrivileges', fits: () => true }),
}

interface Question {
  name: string
  fits: (held: Held) => boolean
}

function answer(context: RequestContext, binding: Binding | undefined, { name, fits }: Question): ServiceReply {
  const { access } = context.environment
  if (!access.privilegesOf || !binding?.row) throw new NotEmulated(name)
  const RolePrivileges = access
    .privilegesOf(binding.row.id)
    .filter(fits)
    .map((held) => ({
      Depth: held.depth,
      PrivilegeId: held.id,
      BusinessUnitId: held.businessUnitId,
      PrivilegeName: held.name,
    }))
  return responseReply(context, name, { RolePrivileges })
}
