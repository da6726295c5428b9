import { createMultiple } from './create-multiple.ts'
import { fileOperations } from './file-operations.ts'
import { formatAddress } from './format-address.ts'
import { grantAccess } from './grant-access.ts'
import { initializeFrom } from './initialize-from.ts'
import { loseOpportunity } from './lose-opportunity.ts'
import { merge } from './merge.ts'
import { metadataOperations } from './metadata-operations.ts'
import { modifyAccess } from './modify-access.ts'
import type { Operation } from './operation.ts'
import { retrieveActivePath } from './retrieve-active-path.ts'
import { retrieveCurrentOrganization } from './retrieve-current-organization.ts'
import { retrievePrincipalAccess } from './retrieve-principal-access.ts'
import { retrieveProcessInstances } from './retrieve-process-instances.ts'
import { retrieveTotalRecordCount } from './retrieve-total-record-count.ts'
import { retrieveUserPrivileges } from './retrieve-user-privileges.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { revokeAccess } from './revoke-access.ts'
import { updateMultiple } from './update-multiple.ts'
import { upsertMultiple } from './upsert-multiple.ts'
import { whoAmI } from './who-am-i.ts'
import { winOpportunity } from './win-opportunity.ts'

/** Every function and action the emulator answers. */
export const operations: readonly Operation[] = [
  createMultiple,
  ...fileOperations,
  formatAddress,
  grantAccess,
  initializeFrom,
  loseOpportunity,
  merge,
  ...metadataOperations,
  modifyAccess,
  retrieveActivePath,
  retrieveCurrentOrganization,
  retrievePrincipalAccess,
  retrieveProcessInstances,
  retrieveTotalRecordCount,
  retrieveUserPrivileges,
  retrieveVersion,
  revokeAccess,
  updateMultiple,
  upsertMultiple,
  whoAmI,
  winOpportunity,
]

/** Functions and actions of Dataverse that exist and are not emulated: 501 with their name. */
export const notEmulated: ReadonlySet<string> = new Set(
  [
    'AddMembersTeam AddPrivilegesRole AddToQueue BulkDelete BulkDetectDuplicates',
    'CalculateActualValueOpportunity CalculateRollupField CloseIncident',
    'ConvertSalesOrderToInvoice ExecuteWorkflow ExportSolution',
    'GenerateQuoteFromOpportunity GenerateSalesOrderFromOpportunity GetTimeZoneCodeByLocalizedName',
    'ImportSolution InstantiateTemplate',
    'QualifyLead QueryExpressionToFetchXml RemoveFromQueue RemoveMembersTeam',
    'RetrieveAllEntities RetrieveAttributeChangeHistory RetrieveAuditDetails RetrieveAvailableLanguages',
    'RetrieveDuplicates RetrieveEntity RetrieveEntityChanges',
    'RetrieveProcessControlData RetrieveProvisionedLanguages RetrieveRecordChangeHistory',
    'RetrieveSharedPrincipalsAndAccess RetrieveTimestamp RetrieveUserPrivilegeByPrivilegeId',
    'RetrieveUserPrivilegeByPrivilegeName RetrieveUserSettings Rollup SendEmail SetProcess',
    'ValidateRecurrenceRule WinQuote',
  ].flatMap((names) => names.split(' ')),
)
