/** Columns that can be written, but that the service or an import keeps: no field of a form. */
export const housekeepingColumns: ReadonlySet<string> = new Set([
  'importsequencenumber',
  'overriddencreatedon',
  'timezoneruleversionnumber',
  'utcconversiontimezonecode',
  'processid',
  'stageid',
  'traversedpath',
  'versionnumber',
  'exchangerate',
  'entityimageid',
  'entityimage',
  'slaid',
  'slainvokedid',
  'onholdtime',
  'lastonholdtime',
  'merged',
  'masterid',
])

/** Columns the service fills when they are left out although it requires them. */
export const filledByService: ReadonlySet<string> = new Set([
  'ownerid',
  'transactioncurrencyid',
  'statecode',
  'statuscode',
])

/** A second name by which people know the rows of a table. */
export const emailColumns: Readonly<Record<string, string>> = {
  account: 'emailaddress1',
  contact: 'emailaddress1',
  lead: 'emailaddress1',
  systemuser: 'internalemailaddress',
}

export const stateColumn = 'statecode'
export const statusColumn = 'statuscode'
export const activeState = 0
export const modifiedColumn = 'modifiedon'

/** Tables whose state changes by an action of its own once it is not open: `WinOpportunity`, `LoseOpportunity` (P26). */
export const closedByAction: ReadonlySet<string> = new Set(['opportunity'])
