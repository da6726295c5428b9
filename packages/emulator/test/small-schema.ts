import type { Column, ColumnType, Relationship, Schema, Table } from '../src/schema/schema.ts'
import { globalOptionSets } from '../src/schema/global-option-sets.ts'
import { newHistory } from '../src/schema/schema-history.ts'

// A handful of tables, enough to exercise the protocol without the real schema.

const english = (label: string) => [{ languageCode: 1033, label }]

type ColumnSpec = Partial<Column> & { type: ColumnType }

function column(logicalName: string, spec: ColumnSpec): Column {
  return {
    logicalName,
    schemaName: logicalName,
    metadataId: '',
    labels: english(logicalName),
    required: 'None',
    create: true,
    update: true,
    read: true,
    isCustom: false,
    ...spec,
  }
}

const readOnly = { create: false, update: false } as const
const text = (maxLength = 100): ColumnSpec => ({ type: 'String', maxLength })
const options = (...values: [number, string, { state?: number; defaultStatus?: number }?][]) =>
  values.map(([value, label, more]) => ({ value, labels: english(label), ...more }))

function table(
  logicalName: string,
  entitySetName: string,
  columns: Record<string, ColumnSpec>,
  more: Partial<Table> = {},
): Table {
  const primaryId = more.primaryId ?? `${logicalName}id`
  const all: Record<string, ColumnSpec> = {
    [primaryId]: { type: 'Uniqueidentifier', required: 'SystemRequired', update: false },
    ...columns,
    createdon: { type: 'DateTime', ...readOnly },
    modifiedon: { type: 'DateTime', ...readOnly },
    createdby: { type: 'Lookup', targets: ['systemuser'], ...readOnly },
    modifiedby: { type: 'Lookup', targets: ['systemuser'], ...readOnly },
    overriddencreatedon: { type: 'DateTime', update: false },
    ownerid: { type: 'Owner', targets: ['systemuser', 'team'], required: 'SystemRequired' },
    statecode: {
      type: 'State',
      create: false,
      options: options([0, 'Active', { defaultStatus: 1 }], [1, 'Inactive', { defaultStatus: 2 }]),
    },
    statuscode: { type: 'Status', options: options([1, 'Active', { state: 0 }], [2, 'Inactive', { state: 1 }]) },
    ...('statecode' in columns && { statecode: columns['statecode']! }),
    ...('statuscode' in columns && { statuscode: columns['statuscode']! }),
    versionnumber: { type: 'BigInt', ...readOnly },
  }
  return {
    logicalName,
    schemaName: logicalName,
    entitySetName,
    metadataId: '',
    objectTypeCode: 1,
    primaryId,
    primaryName: 'name',
    labels: english(logicalName),
    collectionLabels: english(entitySetName),
    ownership: 'UserOwned',
    isActivity: false,
    isCustom: false,
    isBpf: false,
    hasNotes: true,
    changeTracking: true,
    optimisticConcurrency: true,
    manyToOne: [],
    oneToMany: [],
    manyToMany: [],
    keys: [],
    columns: new Map(Object.entries(all).map(([name, spec]) => [name, column(name, spec)])),
    ...more,
  }
}

const task = { type: 'Lookup', targets: ['account', 'contact', 'opportunity'] } as const

function tables(): Table[] {
  const activity = { primaryId: 'activityid', primaryName: 'subject', isActivity: true }
  return [
    table(
      'account',
      'accounts',
      {
        name: { ...text(160), required: 'ApplicationRequired' },
        accountnumber: text(20),
        revenue: { type: 'Money', precision: 2, min: 0, max: 100000000000000 },
        revenue_base: { type: 'Money', precision: 4, ...readOnly },
        exchangerate: { type: 'Decimal', precision: 12, ...readOnly },
        transactioncurrencyid: { type: 'Lookup', targets: ['transactioncurrency'] },
        numberofemployees: { type: 'Integer', min: 0, max: 1000000000 },
        creditonhold: { type: 'Boolean', options: options([1, 'Yes'], [0, 'No']) },
        industrycode: { type: 'Picklist', options: options([1, 'Accounting'], [2, 'Agriculture']) },
        new_colours: { type: 'MultiSelectPicklist', options: options([1, 'Red'], [2, 'Blue']) },
        address1_latitude: { type: 'Double', precision: 5, min: -90, max: 90 },
        description: { type: 'Memo', maxLength: 2000 },
        lastonholdtime: { type: 'DateTime' },
        primarycontactid: { type: 'Lookup', targets: ['contact'] },
        parentaccountid: { type: 'Lookup', targets: ['account'] },
      },
      { keys: [{ logicalName: 'key_number', metadataId: '', columns: ['accountnumber'] }] },
    ),
    table(
      'contact',
      'contacts',
      {
        firstname: text(50),
        lastname: text(50),
        fullname: { ...text(160), ...readOnly },
        jobtitle: text(),
        birthdate: { type: 'DateTime', dateTimeBehavior: 'DateOnly', format: 'DateOnly' },
        parentcustomerid: { type: 'Customer', targets: ['account', 'contact'] },
      },
      { primaryName: 'fullname' },
    ),
    table('opportunity', 'opportunities', {
      name: text(300),
      estimatedvalue: { type: 'Money', precision: 2 },
      actualvalue: { type: 'Money', precision: 2 },
      actualclosedate: { type: 'DateTime', dateTimeBehavior: 'DateOnly' },
      transactioncurrencyid: { type: 'Lookup', targets: ['transactioncurrency'] },
      customerid: { type: 'Customer', targets: ['account', 'contact'], required: 'SystemRequired' },
      statecode: {
        type: 'State',
        create: false,
        options: options(
          [0, 'Open', { defaultStatus: 1 }],
          [1, 'Won', { defaultStatus: 3 }],
          [2, 'Lost', { defaultStatus: 4 }],
        ),
      },
      statuscode: {
        type: 'Status',
        options: options(
          [1, 'In Progress', { state: 0 }],
          [2, 'On Hold', { state: 0 }],
          [3, 'Won', { state: 1 }],
          [4, 'Canceled', { state: 2 }],
          [5, 'Out-Sold', { state: 2 }],
        ),
      },
    }),
    table(
      'task',
      'tasks',
      {
        subject: text(200),
        description: { type: 'Memo', maxLength: 2000 },
        scheduledstart: { type: 'DateTime' },
        regardingobjectid: task,
        activitytypecode: { type: 'EntityName', ...readOnly },
      },
      activity,
    ),
    table(
      'opportunityclose',
      'opportunitycloses',
      {
        subject: text(200),
        actualrevenue: { type: 'Money', precision: 2 },
        actualend: { type: 'DateTime' },
        opportunityid: { type: 'Lookup', targets: ['opportunity'] },
        regardingobjectid: task,
        activitytypecode: { type: 'EntityName', ...readOnly },
        transactioncurrencyid: { type: 'Lookup', targets: ['transactioncurrency'] },
        statecode: {
          type: 'State',
          options: options([0, 'Open', { defaultStatus: 1 }], [1, 'Completed', { defaultStatus: 2 }]),
        },
      },
      activity,
    ),
    table(
      'activitypointer',
      'activitypointers',
      { subject: text(400), regardingobjectid: task, activitytypecode: { type: 'EntityName', ...readOnly } },
      { ...activity },
    ),
    table(
      'annotation',
      'annotations',
      {
        subject: text(500),
        notetext: { type: 'Memo', maxLength: 100000 },
        objectid: { type: 'Lookup', targets: ['account', 'contact'] },
        objecttypecode: { type: 'EntityName' },
      },
      { primaryName: 'subject' },
    ),
    table(
      'systemuser',
      'systemusers',
      { fullname: { ...text(200) }, businessunitid: { type: 'Lookup', targets: ['businessunit'] } },
      { primaryName: 'fullname', ownership: 'BusinessOwned' },
    ),
    table('team', 'teams', { name: text() }, { ownership: 'BusinessOwned' }),
    table('role', 'roles', { name: text() }, { ownership: 'BusinessOwned' }),
    table('businessunit', 'businessunits', { name: text() }, { ownership: 'OrganizationOwned' }),
    table(
      'transactioncurrency',
      'transactioncurrencies',
      { currencyname: text(), currencysymbol: text(10), exchangerate: { type: 'Decimal' } },
      { primaryName: 'currencyname', ownership: 'OrganizationOwned' },
    ),
  ]
}

/** referencing.column.navigation → referenced.collection */
const relationships: [string, string, string, string, string][] = [
  ['account', 'primarycontactid', 'primarycontactid', 'contact', 'account_primary_contact'],
  ['account', 'parentaccountid', 'parentaccountid', 'account', 'Referencedaccount_parent_account'],
  ['contact', 'parentcustomerid', 'parentcustomerid_account', 'account', 'contact_customer_accounts'],
  ['contact', 'parentcustomerid', 'parentcustomerid_contact', 'contact', 'contact_customer_contacts'],
  ['opportunity', 'customerid', 'customerid_account', 'account', 'opportunity_customer_accounts'],
  ['opportunity', 'customerid', 'customerid_contact', 'contact', 'opportunity_customer_contacts'],
  ['task', 'regardingobjectid', 'regardingobjectid_account_task', 'account', 'Account_Tasks'],
  ['task', 'regardingobjectid', 'regardingobjectid_contact_task', 'contact', 'Contact_Tasks'],
  ['task', 'regardingobjectid', 'regardingobjectid_opportunity_task', 'opportunity', 'Opportunity_Tasks'],
  ['opportunityclose', 'opportunityid', 'opportunityid', 'opportunity', 'Opportunity_OpportunityClose'],
  ['opportunityclose', 'regardingobjectid', 'regardingobjectid_opportunity', 'opportunity', 'x_close'],
  ['activitypointer', 'regardingobjectid', 'regardingobjectid_account', 'account', 'Account_ActivityPointers'],
  ['annotation', 'objectid', 'objectid_account', 'account', 'Account_Annotation'],
  ['annotation', 'objectid', 'objectid_contact', 'contact', 'Contact_Annotation'],
  ['systemuser', 'businessunitid', 'businessunitid', 'businessunit', 'business_unit_system_users'],
]

export function smallSchema(): Schema {
  const all = new Map(tables().map((each) => [each.logicalName, each]))
  const add = (list: readonly Relationship[], item: Relationship): void => void (list as Relationship[]).push(item)
  const join = (from: string, columnName: string, navigation: string, to: string, collection: string): void => {
    const relationship: Relationship = {
      schemaName: `${from}_${navigation}_${to}`,
      metadataId: '',
      referencingTable: from,
      referencingColumn: columnName,
      referencingNavigation: navigation,
      referencedTable: to,
      referencedColumn: all.get(to)!.primaryId,
      referencedNavigation: collection,
      isCustom: false,
    }
    add(all.get(from)!.manyToOne, relationship)
    add(all.get(to)!.oneToMany, relationship)
  }
  for (const relationship of relationships) join(...relationship)
  for (const each of all.values()) {
    for (const name of ['createdby', 'modifiedby', 'ownerid']) join(each.logicalName, name, name, 'systemuser', '')
    if (each.columns.has('transactioncurrencyid'))
      join(each.logicalName, 'transactioncurrencyid', 'transactioncurrencyid', 'transactioncurrency', '')
  }
  const roles = {
    schemaName: 'systemuserroles_association',
    metadataId: '',
    intersectTable: 'systemuserroles',
    table1: 'systemuser',
    navigation1: 'systemuserroles_association',
    table2: 'role',
    navigation2: 'systemuserroles_association',
  }
  for (const name of ['systemuser', 'role']) (all.get(name)!.manyToMany as (typeof roles)[]).push(roles)
  return {
    tables: all,
    byEntitySetName: new Map([...all.values()].map((each) => [each.entitySetName, each])),
    version: 42,
    optionSets: globalOptionSets(all.values()),
    history: newHistory(),
  }
}
