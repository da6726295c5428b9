import type { ColumnMetadata, ColumnType, RelationshipMetadata, TableMetadata } from '../../src/metadata.ts'

export const aColumn = (
  logicalName: string,
  type: ColumnType = 'String',
  fields: Partial<ColumnMetadata> = {},
): ColumnMetadata => ({
  logicalName,
  schemaName: logicalName,
  displayName: logicalName,
  labels: [],
  type,
  requiredLevel: 'None',
  validForCreate: true,
  validForUpdate: true,
  validForRead: true,
  ...fields,
})

export const aRelationship = (fields: Partial<RelationshipMetadata>): RelationshipMetadata => ({
  schemaName: 'relationship',
  referencingTable: '',
  referencingColumn: '',
  referencingNavigation: '',
  referencedTable: '',
  referencedColumn: '',
  referencedNavigation: '',
  ...fields,
})

export const aTable = (
  logicalName: string,
  entitySetName: string,
  columns: readonly ColumnMetadata[],
  fields: Partial<TableMetadata> = {},
): TableMetadata => ({
  logicalName,
  schemaName: logicalName,
  entitySetName,
  primaryIdColumn: `${logicalName}id`,
  primaryNameColumn: 'name',
  displayName: logicalName,
  displayCollectionName: entitySetName,
  labels: [],
  isActivity: false,
  isCustom: false,
  isBpf: false,
  hasNotes: true,
  ownership: 'UserOwned',
  optimisticConcurrency: true,
  changeTracking: true,
  columns: new Map(columns.map((column) => [column.logicalName, column])),
  manyToOne: [],
  oneToMany: [],
  manyToMany: [],
  keys: [],
  privileges: [],
  ...fields,
})

const contactCustomerAccounts = aRelationship({
  schemaName: 'contact_customer_accounts',
  referencingTable: 'contact',
  referencingColumn: 'parentcustomerid',
  referencingNavigation: 'parentcustomerid_account',
  referencedTable: 'account',
  referencedColumn: 'accountid',
  referencedNavigation: 'contact_customer_accounts',
})

const opportunityCustomerContacts = aRelationship({
  schemaName: 'opportunity_customer_contacts',
  referencingTable: 'opportunity',
  referencingColumn: 'customerid',
  referencingNavigation: 'customerid_contact',
  referencedTable: 'contact',
  referencedColumn: 'contactid',
  referencedNavigation: 'opportunity_customer_contacts',
})

const opportunityCustomerAccounts = aRelationship({
  schemaName: 'opportunity_customer_accounts',
  referencingTable: 'opportunity',
  referencingColumn: 'customerid',
  referencingNavigation: 'customerid_account',
  referencedTable: 'account',
  referencedColumn: 'accountid',
  referencedNavigation: 'opportunity_customer_accounts',
})

const accountPrimaryContact = aRelationship({
  schemaName: 'account_primary_contact',
  referencingTable: 'account',
  referencingColumn: 'primarycontactid',
  referencingNavigation: 'primarycontactid',
  referencedTable: 'contact',
  referencedColumn: 'contactid',
  referencedNavigation: 'account_primary_contact',
})

const accountOwner = aRelationship({
  schemaName: 'owner_accounts',
  referencingTable: 'account',
  referencingColumn: 'ownerid',
  referencingNavigation: 'ownerid',
  referencedTable: 'owner',
  referencedColumn: 'ownerid',
  referencedNavigation: 'owner_accounts',
})

const accountRegion = aRelationship({
  schemaName: 'bw_salesregion_account',
  referencingTable: 'account',
  referencingColumn: 'bw_salesregionid',
  referencingNavigation: 'bw_SalesRegionId',
  referencedTable: 'bw_salesregion',
  referencedColumn: 'bw_salesregionid',
  referencedNavigation: 'bw_salesregion_account',
})

export const account = aTable(
  'account',
  'accounts',
  [
    aColumn('accountid', 'Uniqueidentifier'),
    aColumn('name', 'String', { displayName: 'Account Name', maxLength: 160 }),
    aColumn('emailaddress1', 'String', { displayName: 'Email' }),
    aColumn('revenue', 'Money', { displayName: 'Annual Revenue', precision: 2 }),
    aColumn('numberofemployees', 'Integer'),
    aColumn('creditonhold', 'Boolean'),
    aColumn('industrycode', 'Picklist', { displayName: 'Industry' }),
    aColumn('industrycodename', 'Virtual', { attributeOf: 'industrycode' }),
    aColumn('bw_tags', 'MultiSelectPicklist'),
    aColumn('statecode', 'State'),
    aColumn('createdon', 'DateTime', { dateTimeBehavior: 'UserLocal', format: 'DateAndTime' }),
    aColumn('bw_openedon', 'DateTime', { dateTimeBehavior: 'DateOnly', format: 'DateOnly', displayName: 'Opened On' }),
    aColumn('bw_visitat', 'DateTime', { dateTimeBehavior: 'TimeZoneIndependent', format: 'DateAndTime' }),
    aColumn('primarycontactid', 'Lookup', { displayName: 'Primary Contact', targets: ['contact'] }),
    aColumn('bw_salesregionid', 'Lookup', { displayName: 'Sales Region', targets: ['bw_salesregion'] }),
    aColumn('ownerid', 'Owner', { displayName: 'Owner', targets: ['systemuser', 'team'] }),
  ],
  {
    displayName: 'Account',
    manyToOne: [accountPrimaryContact, accountOwner, accountRegion],
    oneToMany: [contactCustomerAccounts, opportunityCustomerAccounts],
  },
)

export const contact = aTable(
  'contact',
  'contacts',
  [
    aColumn('contactid', 'Uniqueidentifier'),
    aColumn('fullname'),
    aColumn('jobtitle'),
    aColumn('parentcustomerid', 'Customer', { displayName: 'Company', targets: ['account', 'contact'] }),
  ],
  {
    displayName: 'Contact',
    primaryNameColumn: 'fullname',
    manyToOne: [
      contactCustomerAccounts,
      aRelationship({
        ...contactCustomerAccounts,
        schemaName: 'contact_customer_contacts',
        referencingNavigation: 'parentcustomerid_contact',
        referencedTable: 'contact',
        referencedColumn: 'contactid',
        referencedNavigation: 'contact_customer_contacts',
      }),
    ],
    oneToMany: [accountPrimaryContact, opportunityCustomerContacts],
  },
)

export const opportunity = aTable(
  'opportunity',
  'opportunities',
  [
    aColumn('opportunityid', 'Uniqueidentifier'),
    aColumn('name'),
    aColumn('description', 'Memo'),
    aColumn('estimatedvalue', 'Money'),
    aColumn('customerid', 'Customer', { displayName: 'Customer', targets: ['account', 'contact'] }),
  ],
  { displayName: 'Opportunity', manyToOne: [opportunityCustomerAccounts, opportunityCustomerContacts] },
)

export const salesRegion = aTable('bw_salesregion', 'bw_salesregions', [
  aColumn('bw_salesregionid', 'Uniqueidentifier'),
])
const view = (name: string, set: string) =>
  aTable(name, set, [aColumn(`${name}id`, 'Uniqueidentifier'), aColumn('fetchxml', 'Memo')])
export const savedQuery = view('savedquery', 'savedqueries')
export const userQuery = view('userquery', 'userqueries')
export const systemUser = aTable('systemuser', 'systemusers', [aColumn('systemuserid', 'Uniqueidentifier')])
export const opportunityClose = aTable(
  'opportunityclose',
  'opportunitycloses',
  [
    aColumn('activityid', 'Uniqueidentifier'),
    aColumn('subject'),
    aColumn('actualrevenue', 'Money'),
    aColumn('opportunityid', 'Lookup', { targets: ['opportunity'] }),
  ],
  {
    primaryIdColumn: 'activityid',
    manyToOne: [
      aRelationship({
        referencingTable: 'opportunityclose',
        referencingColumn: 'opportunityid',
        referencingNavigation: 'opportunityid',
        referencedTable: 'opportunity',
        referencedColumn: 'opportunityid',
        referencedNavigation: 'Opportunity_OpportunityClose',
      }),
    ],
  },
)

/** With a file column and an image column. */
export const visit = aTable('new_visit', 'new_visits', [
  aColumn('new_visitid', 'Uniqueidentifier'),
  aColumn('new_name'),
  aColumn('new_contract', 'File', { displayName: 'Contract' }),
  aColumn('entityimage', 'Image'),
])
const attachmentColumns = ['filename', 'mimetype', 'subject'].map((name) => aColumn(name))
export const annotation = aTable(
  'annotation',
  'annotations',
  [
    aColumn('annotationid', 'Uniqueidentifier'),
    ...attachmentColumns,
    aColumn('notetext', 'Memo'),
    aColumn('documentbody'),
    aColumn('filesize', 'Integer'),
    aColumn('objectid', 'Lookup', { targets: ['account'] }),
  ],
  {
    manyToOne: [
      aRelationship({
        referencingTable: 'annotation',
        referencingColumn: 'objectid',
        referencingNavigation: 'objectid_account',
        referencedTable: 'account',
        referencedColumn: 'accountid',
        referencedNavigation: 'Account_Annotation',
      }),
    ],
  },
)
export const emailAttachment = aTable('activitymimeattachment', 'activitymimeattachments', [
  aColumn('activitymimeattachmentid', 'Uniqueidentifier'),
  ...attachmentColumns,
  aColumn('body'),
  aColumn('filesize', 'Integer'),
  aColumn('objecttypecode', 'EntityName'),
])

const tables = new Map(
  [account, contact, opportunity, salesRegion, systemUser, opportunityClose].map((table) => [table.logicalName, table]),
)

export const tableOf = (name: string): TableMetadata => {
  const table = tables.get(name)
  if (!table) throw new Error(`The test has no table ${name}`)
  return table
}

export const someId = '6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f'
export const otherId = '00000000-0000-4000-8000-000000000002'
