/** What the published metadata does not say of a table in one place: set name, type code, names, traits. */
export interface TableFacts {
  entitySetName: string
  objectTypeCode: number
  schemaName: string
  primaryId: string
  primaryName?: string
  label: string
  pluralLabel: string
  ownership: 'UserOwned' | 'OrganizationOwned' | 'BusinessOwned' | 'None'
  traits: readonly string[]
}

const sales = ['hasNotes', 'changeTracking', 'optimisticConcurrency']

const activity = (objectTypeCode: number, schemaName: string, label: string, pluralLabel: string): TableFacts => ({
  entitySetName: `${schemaName.toLowerCase()}s`,
  objectTypeCode,
  schemaName,
  primaryId: 'activityid',
  primaryName: 'subject',
  label,
  pluralLabel,
  ownership: 'UserOwned',
  traits: ['isActivity', ...sales],
})

const owned = (
  schemaName: string,
  entitySetName: string,
  objectTypeCode: number,
  primaryName: string,
  [label, pluralLabel]: readonly [string, string],
  traits: readonly string[] = sales,
  ownership: TableFacts['ownership'] = 'UserOwned',
): TableFacts => ({
  entitySetName,
  objectTypeCode,
  schemaName,
  primaryId: `${schemaName.toLowerCase()}id`,
  primaryName,
  label,
  pluralLabel,
  ownership,
  traits,
})

export const tableFacts: Readonly<Record<string, TableFacts>> = {
  account: owned('Account', 'accounts', 1, 'name', ['Account', 'Accounts']),
  contact: owned('Contact', 'contacts', 2, 'fullname', ['Contact', 'Contacts']),
  opportunity: owned('Opportunity', 'opportunities', 3, 'name', ['Opportunity', 'Opportunities']),
  lead: owned('Lead', 'leads', 4, 'fullname', ['Lead', 'Leads']),
  annotation: owned(
    'Annotation',
    'annotations',
    5,
    'subject',
    ['Note', 'Notes'],
    ['changeTracking', 'optimisticConcurrency'],
  ),
  activitypointer: activity(4200, 'ActivityPointer', 'Activity', 'Activities'),
  appointment: activity(4201, 'Appointment', 'Appointment', 'Appointments'),
  email: activity(4202, 'Email', 'Email', 'Email Messages'),
  letter: activity(4207, 'Letter', 'Letter', 'Letters'),
  opportunityclose: activity(4208, 'OpportunityClose', 'Opportunity Close', 'Opportunity Close Activities'),
  phonecall: activity(4210, 'PhoneCall', 'Phone Call', 'Phone Calls'),
  task: activity(4212, 'Task', 'Task', 'Tasks'),
  activityparty: {
    ...owned('ActivityParty', 'activityparties', 135, 'partyid', ['Activity Party', 'Activity Parties'], [], 'None'),
  },
  systemuser: owned('SystemUser', 'systemusers', 8, 'fullname', ['User', 'Users'], sales.slice(1), 'BusinessOwned'),
  team: owned('Team', 'teams', 9, 'name', ['Team', 'Teams'], sales.slice(1), 'BusinessOwned'),
  businessunit: owned(
    'BusinessUnit',
    'businessunits',
    10,
    'name',
    ['Business Unit', 'Business Units'],
    sales.slice(1),
    'BusinessOwned',
  ),
  organization: owned(
    'Organization',
    'organizations',
    1019,
    'name',
    ['Organization', 'Organizations'],
    [],
    'OrganizationOwned',
  ),
  transactioncurrency: owned(
    'TransactionCurrency',
    'transactioncurrencies',
    9105,
    'currencyname',
    ['Currency', 'Currencies'],
    sales.slice(1),
    'OrganizationOwned',
  ),
  connection: owned('Connection', 'connections', 3234, 'name', ['Connection', 'Connections'], ['changeTracking']),
  queueitem: owned('QueueItem', 'queueitems', 2029, 'title', ['Queue Item', 'Queue Items'], ['changeTracking']),
  quote: owned('Quote', 'quotes', 1084, 'name', ['Quote', 'Quotes']),
  workflow: owned('Workflow', 'workflows', 4703, 'name', ['Process', 'Processes'], ['optimisticConcurrency']),
  opportunitysalesprocess: {
    entitySetName: 'opportunitysalesprocesses',
    objectTypeCode: 953,
    schemaName: 'OpportunitySalesProcess',
    primaryId: 'businessprocessflowinstanceid',
    primaryName: 'name',
    label: 'Opportunity Sales Process',
    pluralLabel: 'Opportunity Sales Process',
    ownership: 'OrganizationOwned',
    traits: ['isBpf', 'changeTracking', 'optimisticConcurrency'],
  },
}
