import { addToQueue } from './add-to-queue.ts'
import { auditOperations } from './audit-history.ts'
import { createMultiple } from './create-multiple.ts'
import { fileOperations } from './file-operations.ts'
import { formatAddress } from './format-address.ts'
import { getTimeZoneCodeByLocalizedName } from './get-time-zone-code-by-localized-name.ts'
import { grantAccess } from './grant-access.ts'
import { initializeFrom } from './initialize-from.ts'
import { languageOperations } from './retrieve-languages.ts'
import { loseOpportunity } from './lose-opportunity.ts'
import { merge } from './merge.ts'
import { metadataOperations } from './metadata-operations.ts'
import { modifyAccess } from './modify-access.ts'
import type { Operation } from './operation.ts'
import { publishDuplicateRule } from './publish-duplicate-rule.ts'
import { qualifyLead } from './qualify-lead.ts'
import { recalculatePrice } from './recalculate-price.ts'
import { removeFromQueue } from './remove-from-queue.ts'
import { retrieveActivePath } from './retrieve-active-path.ts'
import { retrieveCurrentOrganization } from './retrieve-current-organization.ts'
import { entityOperations } from './retrieve-entity.ts'
import { retrieveDuplicates } from './retrieve-duplicates.ts'
import { retrievePrincipalAccess } from './retrieve-principal-access.ts'
import { retrieveProcessInstances } from './retrieve-process-instances.ts'
import { retrieveSharedPrincipalsAndAccess } from './retrieve-shared-principals-and-access.ts'
import { retrieveTimestamp } from './retrieve-timestamp.ts'
import { retrieveTotalRecordCount } from './retrieve-total-record-count.ts'
import { privilegeOperations } from './retrieve-user-privilege.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { revokeAccess } from './revoke-access.ts'
import { searchOperations } from '../search/search-operations.ts'
import { rolePrivilegeOperations } from './role-privileges.ts'
import { sendEmail } from './send-email.ts'
import { addMembersTeam, removeMembersTeam } from './team-members.ts'
import { unpublishDuplicateRule } from './unpublish-duplicate-rule.ts'
import { updateMultiple } from './update-multiple.ts'
import { upsertMultiple } from './upsert-multiple.ts'
import { whoAmI } from './who-am-i.ts'
import { winOpportunity } from './win-opportunity.ts'

/** Every function and action the emulator answers. */
export const operations: readonly Operation[] = [
  addMembersTeam,
  addToQueue,
  ...auditOperations,
  createMultiple,
  ...fileOperations,
  formatAddress,
  getTimeZoneCodeByLocalizedName,
  grantAccess,
  initializeFrom,
  ...languageOperations,
  loseOpportunity,
  merge,
  ...metadataOperations,
  modifyAccess,
  publishDuplicateRule,
  qualifyLead,
  recalculatePrice,
  removeFromQueue,
  removeMembersTeam,
  retrieveActivePath,
  retrieveCurrentOrganization,
  ...entityOperations,
  retrieveDuplicates,
  retrievePrincipalAccess,
  retrieveProcessInstances,
  retrieveTimestamp,
  retrieveTotalRecordCount,
  retrieveSharedPrincipalsAndAccess,
  ...privilegeOperations,
  retrieveVersion,
  revokeAccess,
  ...searchOperations,
  ...rolePrivilegeOperations,
  sendEmail,
  unpublishDuplicateRule,
  updateMultiple,
  upsertMultiple,
  whoAmI,
  winOpportunity,
]

/** Functions and actions of Dataverse that exist and are not emulated: 501 with their name. */
export const notEmulated: ReadonlySet<string> = new Set(
  [
    'BulkDelete BulkDetectDuplicates',
    'CalculateActualValueOpportunity CalculateRollupField CloseIncident',
    'ConvertSalesOrderToInvoice ExecuteWorkflow ExportSolution',
    'GenerateQuoteFromOpportunity GenerateSalesOrderFromOpportunity',
    'ImportSolution InstantiateTemplate',
    'QueryExpressionToFetchXml',
    'RetrieveEntityChanges',
    'RetrieveProcessControlData',
    'RetrieveUserSettings Rollup SetProcess',
    'ValidateRecurrenceRule WinQuote',
  ].flatMap((names) => names.split(' ')),
)
