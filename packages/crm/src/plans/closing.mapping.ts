/** The activity that `WinOpportunity` and `LoseOpportunity` leave on the timeline of a deal. */
export const closingTable = 'opportunityclose'

export const closingColumns = {
  id: 'activityid',
  subject: 'subject',
  deal: 'opportunityid',
  actualRevenue: 'actualrevenue',
  closedOn: 'actualend',
  comment: 'description',
} as const

/** Name of the parameter that takes the closing. */
export const closingParameter = 'OpportunityClose'
export const statusParameter = 'Status'

export const closingActions = { win: 'WinOpportunity', lose: 'LoseOpportunity' } as const
