import type { Privilege } from '../operations/access.ts'

/** How far a privilege reaches: the user's own rows, the business unit's, those of units below it too, everyone's. */
export type Depth = 'Basic' | 'Local' | 'Deep' | 'Global'

export const depthsFromNearToFar: readonly Depth[] = ['Basic', 'Local', 'Deep', 'Global']

export interface Grant {
  /** Logical names. Activities share one set of privileges under `activitypointer`. */
  tables: readonly string[]
  rights: Partial<Record<Privilege, Depth>>
}

export interface RoleDefinition {
  roleId: string
  name: string
  /** Every privilege on every table, for the whole organisation. */
  everything?: boolean
  grants: readonly Grant[]
  /** In place of the grants, by name of a privilege on a table: as its rows say that it is now. */
  depths?: ReadonlyMap<string, Depth>
  /** Privileges that belong to no table. */
  miscellaneous: readonly string[]
}

export const systemAdministratorRoleId = 'b0000000-0000-4000-8000-000000000001'
export const salespersonRoleId = 'b0000000-0000-4000-8000-000000000002'
export const salesManagerRoleId = 'b0000000-0000-4000-8000-000000000003'
export const readOnlyRoleId = 'b0000000-0000-4000-8000-000000000004'
export const delegateRoleId = 'b0000000-0000-4000-8000-000000000005'
export const unitSellerRoleId = 'b0000000-0000-4000-8000-000000000006'
export const ownSellerRoleId = 'b0000000-0000-4000-8000-000000000007'

/** To change the schema. */
const customizerPrivileges = [
  'prvPublishCustomization',
  ...['Entity', 'Attribute', 'Relationship', 'EntityKey', 'OptionSet'].flatMap((part) =>
    ['Create', 'Write', 'Delete'].map((right) => `prv${right}${part}`),
  ),
]

const customers = ['account', 'contact']
const ownWork = ['opportunity', 'lead', 'quote', 'connection', 'activitypointer', 'annotation', 'bw_siteassessment']
const processes = ['opportunitysalesprocess', 'leadtoopportunitysalesprocess']
const catalogues = [
  'bw_salesregion',
  'competitor',
  'connectionrole',
  'product',
  'subject',
  'transactioncurrency',
  'systemuser',
  'team',
  'processstage',
  'workflow',
]
/** A file is seen by whoever sees the row it is of. */
const files = ['fileattachment']
const settings = [
  'organization',
  'businessunit',
  'role',
  'savedquery',
  'duplicaterule',
  'duplicaterulecondition',
  'publisher',
  'solution',
]

/** Every right on rows within the depth; everyone's rows are seen and pointed at. */
const seeAll = (depth: Depth): Grant['rights'] => ({
  Create: depth,
  Read: 'Global',
  Write: depth,
  Delete: depth,
  Append: depth,
  AppendTo: 'Global',
  Assign: depth,
  Share: depth,
})

/** Every right on rows within the depth, and none on others. */
const only = (depth: Depth): Grant['rights'] => ({ ...seeAll(depth), Read: depth, AppendTo: depth })

/** Instance tables belong to the organisation: there is no smaller depth. */
const takePart: Grant['rights'] = {
  Create: 'Global',
  Read: 'Global',
  Write: 'Global',
  Append: 'Global',
  AppendTo: 'Global',
}

/** Personal views: everyone has their own, and sees others' only when they are shared. */
const personalViews: Grant = {
  tables: ['userquery'],
  rights: { Create: 'Basic', Read: 'Basic', Write: 'Basic', Delete: 'Basic', Assign: 'Basic', Share: 'Basic' },
}

/** What everyone who works in the organisation reads and points at. */
const groundWork: readonly Grant[] = [
  personalViews,
  { tables: catalogues, rights: { Read: 'Global', AppendTo: 'Global' } },
  { tables: [...settings, ...files], rights: { Read: 'Global' } },
  { tables: ['usersettings'], rights: { Read: 'Basic', Write: 'Basic' } },
  { tables: ['competitor'], rights: { Append: 'Global' } },
]

/**
 * The organisation's security roles. Names are mostly the product's; depths are this organisation's choice: sellers see all
 * customers and deals, keep the customers of their business unit, and change only their own deals and activities.
 */
export const roleDefinitions: readonly RoleDefinition[] = [
  {
    roleId: systemAdministratorRoleId,
    name: 'System Administrator',
    everything: true,
    grants: [],
    miscellaneous: [
      'prvActOnBehalfOfAnotherUser',
      'prvBypassCustomPlugins',
      'prvBypassCustomBusinessLogic',
      'prvReadRecordAuditHistory',
      'prvDeleteRecordChangeHistory',
      ...customizerPrivileges,
    ],
  },
  {
    roleId: salespersonRoleId,
    name: 'Salesperson',
    grants: [
      {
        tables: customers,
        rights: { ...seeAll('Basic'), Write: 'Local', Append: 'Local' },
      },
      {
        tables: ownWork,
        rights: seeAll('Basic'),
      },
      {
        tables: processes,
        rights: takePart,
      },
      ...groundWork,
    ],
    miscellaneous: [],
  },
  {
    roleId: salesManagerRoleId,
    name: 'Sales Manager',
    grants: [
      {
        tables: [...customers, ...ownWork],
        rights: seeAll('Deep'),
      },
      {
        tables: processes,
        rights: { ...takePart, Delete: 'Global' },
      },
      { tables: ['bw_salesregion', 'competitor'], rights: { Create: 'Global', Write: 'Global', Append: 'Global' } },
      ...groundWork,
    ],
    miscellaneous: [],
  },
  {
    roleId: readOnlyRoleId,
    name: 'Read Only',
    grants: [
      { tables: [...customers, ...ownWork, ...processes], rights: { Read: 'Global' } },
      { tables: [...catalogues, ...settings], rights: { Read: 'Global' } },
    ],
    miscellaneous: [],
  },
  {
    roleId: unitSellerRoleId,
    name: 'Business Unit Seller',
    grants: [
      { tables: [...customers, ...ownWork], rights: only('Local') },
      { tables: processes, rights: takePart },
      ...groundWork,
    ],
    miscellaneous: [],
  },
  {
    roleId: ownSellerRoleId,
    name: 'Own Records Seller',
    grants: [
      { tables: [...customers, ...ownWork], rights: only('Basic') },
      { tables: processes, rights: takePart },
      ...groundWork,
    ],
    miscellaneous: [],
  },
  { roleId: delegateRoleId, name: 'Delegate', grants: [], miscellaneous: ['prvActOnBehalfOfAnotherUser'] },
]
