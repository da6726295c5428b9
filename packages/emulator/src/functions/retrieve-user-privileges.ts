import { NotEmulated } from '../errors/dataverse-fault.ts'
import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'

export const retrieveUserPrivileges: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveUserPrivileges',
  boundTo: ['systemuser'],
  run(context, _parameters, binding) {
    const { access } = context.environment
    if (!access.privilegesOf || !binding?.row) throw new NotEmulated('RetrieveUserPrivileges')
    const RolePrivileges = access.privilegesOf(binding.row.id).map((privilege) => ({
      Depth: privilege.depth,
      PrivilegeId: privilege.id,
      BusinessUnitId: privilege.businessUnitId,
      PrivilegeName: privilege.name,
    }))
    return responseReply(context, 'RetrieveUserPrivileges', { RolePrivileges })
  },
}
