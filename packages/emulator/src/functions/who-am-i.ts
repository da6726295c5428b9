import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'

export const whoAmI: FunctionOperation = {
  kind: 'function',
  name: 'WhoAmI',
  run: (context) =>
    responseReply(context, 'WhoAmI', {
      BusinessUnitId: context.caller.businessUnitId,
      UserId: context.caller.userId,
      OrganizationId: context.environment.organisation.organizationId,
    }),
}
