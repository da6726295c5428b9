import { auditRule } from '../audit/audit-rule.ts'
import type { Rule } from '../write/rule.ts'
import { accountNeedsRegion } from './account-needs-region.ts'
import { activityEnd } from './activity-end.ts'
import { allowedFiles } from './allowed-files.ts'
import { appointmentTimes } from './appointment-times.ts'
import { emailAttachments, noteAttachments } from './attached-files.ts'
import { priceListItem } from './catalogue/price-list-item.ts'
import { product } from './catalogue/product.ts'
import { unit, unitGroup } from './catalogue/units.ts'
import { cascadeOwner } from './cascade-owner.ts'
import { closedActivities } from './closed-activities.ts'
import { duplicateRules } from './duplicate-rules.ts'
import { imageColumns } from './image-columns.ts'
import { inheritedRoles, rolesOfMovedUsers, rolesOfNewUnits } from './inherited-roles.ts'
import { newRole } from './new-role.ts'
import { opportunityCustomer } from './opportunity-customer.ts'
import { opportunityRevenue } from './opportunity-revenue.ts'
import { opportunityState } from './opportunity-state.ts'
import { opportunityProduct } from './pricing/opportunity-product.ts'
import { opportunityTotals } from './pricing/opportunity-totals.ts'
import { applyProcess } from './process/apply-process.ts'
import { processInstance } from './process/process-instance.ts'
import { userAccess } from './user-access.ts'

/** What the platform does around every write, and the one plug-in of this organisation. */
export const platformRules: readonly Rule[] = [
  opportunityCustomer,
  opportunityState,
  opportunityRevenue,
  opportunityTotals,
  opportunityProduct,
  product,
  priceListItem,
  unitGroup,
  unit,
  closedActivities,
  activityEnd,
  cascadeOwner,
  appointmentTimes,
  allowedFiles,
  noteAttachments,
  emailAttachments,
  imageColumns,
  duplicateRules,
  processInstance,
  applyProcess,
  accountNeedsRegion,
  newRole,
  inheritedRoles,
  rolesOfNewUnits,
  rolesOfMovedUsers,
  userAccess,
  auditRule,
]
