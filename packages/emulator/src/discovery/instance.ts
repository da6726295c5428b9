import { organizationVersion } from '../functions/retrieve-version.ts'
import type { Definable } from '../metadata/definition-query.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import { rolesOf } from '../security/assignments.ts'
import { systemAdministratorRoleId } from '../security/roles.ts'
import { textOf } from '../store/text-of.ts'

const enabled = 0
const instancePickerReady = 6

/** The environment as the Discovery Service describes it to a user who may enter it. */
export function instanceFor({ organisation, store }: Environment, { userId }: Caller): Definable {
  const { organizationId, uniqueName, friendlyName, tenantId, environmentUrl, organizationType } = organisation
  const row = store.get('organization', organizationId)
  return {
    type: 'Instance',
    caseSensitive: true,
    navigations: {},
    properties: {
      ApiUrl: environmentUrl,
      DatacenterId: '00000000-0000-0000-0000-000000000000',
      DatacenterName: null,
      EnvironmentId: organizationId,
      FriendlyName: friendlyName,
      Id: organizationId,
      IsUserSysAdmin: rolesOf(store, userId).some(({ roleId }) => roleId === systemAdministratorRoleId),
      LastUpdated: textOf(row?.values['createdon']) || null,
      OrganizationType: organizationType.value,
      Purpose: null,
      Region: 'EMEA',
      SchemaType: null,
      State: enabled,
      StatusMessage: instancePickerReady,
      TenantId: tenantId,
      TrialExpirationDate: null,
      UniqueName: uniqueName,
      UrlName: uniqueName,
      Version: organizationVersion,
      Url: environmentUrl,
    },
  }
}
