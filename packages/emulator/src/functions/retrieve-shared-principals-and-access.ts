import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { sharesOf } from '../store/sharing.ts'
import { orderedRights } from './access-rights.ts'
import type { FunctionOperation } from './operation.ts'
import { referenceParameter } from './parameters.ts'

/** With whom a row is shared, and what for. Principals are named by `ownerid` (learn.microsoft.com, "Verify access in code"). */
export const retrieveSharedPrincipalsAndAccess: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveSharedPrincipalsAndAccess',
  run(context, parameters) {
    const { store } = context.environment
    const { table, row } = referenceParameter(context, parameters, 'Target')
    requireRow(context, 'Read', table, row)
    const PrincipalAccesses = sharesOf(store, row.id).map(({ principalId, rights }) => ({
      AccessMask: orderedRights(rights),
      Principal: {
        '@odata.type': `#Microsoft.Dynamics.CRM.${store.get('team', principalId) ? 'team' : 'systemuser'}`,
        ownerid: principalId,
      },
    }))
    return responseReply(context, 'RetrieveSharedPrincipalsAndAccess', { PrincipalAccesses })
  },
}
