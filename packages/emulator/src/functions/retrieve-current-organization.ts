import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'
import { organizationVersion } from './retrieve-version.ts'

export const retrieveCurrentOrganization: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveCurrentOrganization',
  run(context) {
    const { organizationId, friendlyName, uniqueName, tenantId, environmentUrl, organizationType } =
      context.environment.organisation
    const endpoints = {
      WebApplication: `${environmentUrl}/`,
      OrganizationService: `${environmentUrl}/XRMServices/2011/Organization.svc`,
      OrganizationDataService: `${environmentUrl}/XRMServices/2011/OrganizationData.svc`,
    }
    return responseReply(context, 'RetrieveCurrentOrganization', {
      Detail: {
        OrganizationId: organizationId,
        FriendlyName: friendlyName,
        OrganizationVersion: organizationVersion,
        EnvironmentId: organizationId,
        DatacenterId: '00000000-0000-0000-0000-000000000000',
        Geo: 'EMEA',
        ...(context.environment.switches.organizationTypeTold ? { OrganizationType: organizationType.name } : {}),
        TenantId: tenantId,
        UrlName: uniqueName,
        UniqueName: uniqueName,
        State: 'Enabled',
        Endpoints: { Count: 3, IsReadOnly: false, Keys: Object.keys(endpoints), Values: Object.values(endpoints) },
      },
    })
  },
}
