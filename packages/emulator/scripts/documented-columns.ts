import type { ColumnSpec } from '../src/schema/table-file.ts'
import { documentedDefault } from './documented-defaults.ts'

// What the published files are silent about or wrong in, from Microsoft's table reference
// (dynamics-365-customer-engagement, ce/developer/entities) and the metadata of a real environment.

type Details = Partial<ColumnSpec>

const yesNo = (yes: string, no: string, byDefault?: true): Details => ({
  options: [
    [1, yes],
    [0, no],
  ],
  ...(byDefault && { default: byDefault }),
})

const notCreatable: Details = { create: false }
const shownAsDate: Details = { behavior: 'UserLocal', format: 'DateOnly' }
const dateOnly: Details = { behavior: 'DateOnly', format: 'DateOnly' }
const duration: Details = { format: 'Duration' }

const mayContact = yesNo('Do Not Allow', 'Allow')
const step = yesNo('completed', 'mark complete')
// Not a slip of ours: the reference and a real environment both label these the wrong way round.
const reversed = yesNo('No', 'Yes')

const party: Readonly<Record<string, Details>> = {
  donotbulkemail: mayContact,
  donotemail: mayContact,
  donotfax: mayContact,
  donotphone: mayContact,
  donotpostalmail: mayContact,
  donotsendmm: yesNo('Do Not Send', 'Send'),
  followemail: yesNo('Allow', 'Do Not Allow', true),
  lastusedincampaign: { ...shownAsDate, ...notCreatable },
}
const customer: Readonly<Record<string, Details>> = {
  ...party,
  originatingleadid: { update: false },
  statecode: notCreatable,
}
const activity: Readonly<Record<string, Details>> = { actualdurationminutes: duration, statecode: notCreatable }
const unscheduled: Readonly<Record<string, Details>> = { ...activity, actualstart: shownAsDate, actualend: shownAsDate }
const phone: Details = { format: 'Phone' }
const latitude: Details = { min: -90, max: 90 }
const longitude: Details = { min: -180, max: 180 }

const everywhere: Readonly<Record<string, Details>> = {
  overriddencreatedon: shownAsDate,
  timespentbymeonemailandmeetings: { format: 'Text' },
  address1_latitude: latitude,
  address1_longitude: longitude,
  address1_utcoffset: { format: 'TimeZone' },
  address2_latitude: latitude,
  address2_longitude: longitude,
  address2_utcoffset: { format: 'TimeZone' },
  address3_latitude: latitude,
  address3_longitude: longitude,
  address3_utcoffset: { format: 'TimeZone' },
  yominame: { format: 'PhoneticGuide' },
}

const perTable: Readonly<Record<string, Readonly<Record<string, Details>>>> = {
  account: {
    ...customer,
    address1_telephone1: phone,
    address1_telephone2: phone,
    address1_telephone3: phone,
    address2_telephone1: phone,
    address2_telephone2: phone,
    address2_telephone3: phone,
  },
  contact: { ...customer, anniversary: dateOnly, birthdate: dateOnly },
  lead: {
    ...party,
    confirminterest: reversed,
    decisionmaker: step,
    estimatedclosedate: dateOnly,
    evaluatefit: reversed,
  },
  opportunity: {
    actualclosedate: dateOnly,
    captureproposalfeedback: reversed,
    completefinalproposal: step,
    completeinternalreview: step,
    confirminterest: reversed,
    decisionmaker: step,
    developproposal: step,
    estimatedclosedate: dateOnly,
    evaluatefit: reversed,
    filedebrief: step,
    finaldecisiondate: dateOnly,
    identifycompetitors: step,
    identifycustomercontacts: step,
    identifypursuitteam: step,
    isrevenuesystemcalculated: yesNo('System Calculated', 'User Provided'),
    presentfinalproposal: step,
    presentproposal: step,
    pursuitdecision: reversed,
    resolvefeedback: reversed,
    schedulefollowup_prospect: shownAsDate,
    schedulefollowup_qualify: shownAsDate,
    scheduleproposalmeeting: shownAsDate,
    sendthankyounote: step,
    statecode: notCreatable,
    totalamount: notCreatable,
    totalamountlessfreight: notCreatable,
    totaldiscountamount: notCreatable,
    totallineitemamount: notCreatable,
    totallineitemdiscountamount: notCreatable,
    totaltax: notCreatable,
  },
  activityparty: {
    participationtypemask: {
      options: [
        [1, 'Sender'],
        [2, 'To Recipient'],
        [3, 'CC Recipient'],
        [4, 'BCC Recipient'],
        [5, 'Required attendee'],
        [6, 'Optional attendee'],
        [7, 'Organizer'],
        [8, 'Regarding'],
        [9, 'Owner'],
        [10, 'Resource'],
        [11, 'Customer'],
        [12, 'Chat Participant'],
        [13, 'Related'],
      ],
    },
  },
  // The generated classes are of a customer who made it longer.
  appointment: { ...activity, scheduleddurationminutes: duration, subject: { maxLength: 200 } },
  letter: unscheduled,
  phonecall: { ...unscheduled, directioncode: yesNo('Outgoing', 'Incoming', true), phonenumber: phone },
  task: unscheduled,
}

/** Columns that came after the published files were written. */
export const laterColumns: Readonly<Record<string, Readonly<Record<string, ColumnSpec>>>> = {
  activityparty: {
    externalid: { schemaName: 'ExternalId', type: 'String', label: 'External Id', maxLength: 200 },
    externalidtype: { schemaName: 'ExternalIdType', type: 'String', label: 'External Id Type', maxLength: 200 },
    unresolvedpartyname: {
      schemaName: 'UnresolvedPartyName',
      type: 'String',
      label: 'Unresolved Party Name',
      maxLength: 200,
    },
  },
}

export const documentedDetails = (table: string, name: string): Details => ({
  ...everywhere[name],
  ...documentedDefault(table, name),
  ...perTable[table]?.[name],
})

/** The code generator calls every primary name column the same; the service does not. */
export function ownSchemaName(name: string, schemaName: string): string {
  if (schemaName !== 'PrimaryNameField') return schemaName
  const names: Readonly<Record<string, string>> = { name: 'Name', fullname: 'FullName', currencyname: 'CurrencyName' }
  const own = names[name]
  if (own === undefined) throw new Error(`What is the schema name of ${name}?`)
  return own
}
