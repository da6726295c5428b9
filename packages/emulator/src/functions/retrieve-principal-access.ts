import { responseReply } from '../http/reply.ts'
import type { Caller } from '../operations/access.ts'
import { asTarget } from '../query/column-reader.ts'
import { accessRights, orderedRights } from './access-rights.ts'
import type { FunctionOperation } from './operation.ts'
import { referenceParameter } from './parameters.ts'

/** Which rights a user has on a row, as flags joined by comma and space. */
export const retrievePrincipalAccess: FunctionOperation = {
  kind: 'function',
  name: 'RetrievePrincipalAccess',
  boundTo: ['systemuser', 'team'],
  run(context, parameters, binding) {
    const { access, organisation } = context.environment
    const { table, row } = referenceParameter(context, parameters, 'Target')
    const principal = binding?.row
    const caller: Caller = {
      userId: principal?.id ?? context.caller.userId,
      businessUnitId: asTarget(principal?.values['businessunitid'])?.id ?? organisation.businessUnitId,
    }
    const held = accessRights.filter((right) => access.mayAccessRow(caller, right, table, row))
    return responseReply(context, 'RetrievePrincipalAccess', { AccessRights: orderedRights(held) })
  },
}
