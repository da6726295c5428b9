import { describe, expect, test } from 'vitest'
import { loadSchema } from '../src/schema/load-schema.ts'
import type { Column } from '../src/schema/schema.ts'

// Lengths, ranges and choices of the columns that sales integrations use, from the Common Data Model and Microsoft's table
// reference, gathered without a look at the schema files.

const schema = loadSchema()
const columnOf = (table: string, name: string): Column => schema.tables.get(table)!.columns.get(name)!

const lengths: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  account: {
    name: 160,
    accountnumber: 20,
    telephone1: 50,
    telephone2: 50,
    fax: 50,
    emailaddress1: 100,
    emailaddress2: 100,
    websiteurl: 200,
    description: 2000,
    tickersymbol: 10,
    sic: 20,
  },
  contact: {
    firstname: 50,
    middlename: 50,
    lastname: 50,
    fullname: 160,
    salutation: 100,
    jobtitle: 100,
    department: 100,
    emailaddress1: 100,
    emailaddress2: 100,
    telephone1: 50,
    mobilephone: 50,
    fax: 50,
    websiteurl: 200,
    description: 2000,
    spousesname: 100,
    managername: 100,
    assistantname: 100,
    nickname: 100,
    governmentid: 50,
    employeeid: 50,
  },
  opportunity: {
    name: 300,
    stepname: 200,
    description: 2000,
    currentsituation: 2000,
    customerneed: 2000,
    proposedsolution: 2000,
    customerpainpoints: 2000,
    quotecomments: 2000,
    qualificationcomments: 2000,
    emailaddress: 100,
  },
  task: { category: 250, description: 2000, subcategory: 250, subject: 200 },
  email: {
    category: 250,
    conversationindex: 2048,
    description: 1073741823,
    messageid: 320,
    sender: 250,
    subcategory: 250,
    subject: 800,
    torecipients: 500,
    trackingtoken: 50,
  },
  activitypointer: { description: 2000, subject: 400 },
  activityparty: { addressused: 320, unresolvedpartyname: 200 },
  phonecall: { subject: 200, category: 250, subcategory: 250, description: 2000, phonenumber: 200 },
  appointment: { subject: 200, category: 250, subcategory: 250, description: 2000, location: 200 },
  annotation: { subject: 500, filename: 255, mimetype: 256, langid: 2, stepid: 32, prefix: 10 },
}

const addressLengths: Readonly<Record<string, number>> = {
  name: 200,
  line1: 250,
  line2: 250,
  line3: 250,
  city: 80,
  stateorprovince: 50,
  postalcode: 20,
  country: 80,
  county: 50,
  telephone1: 50,
  telephone2: 50,
  telephone3: 50,
  fax: 50,
  postofficebox: 20,
  composite: 1000,
}
/** The reference gives the second address of a contact a shorter name than the others. */
const lengthOfAddress = (table: string, address: number, part: string): number =>
  table === 'contact' && address === 2 && part === 'name' ? 100 : addressLengths[part]!

const ranges: Readonly<Record<string, Readonly<Record<string, readonly [min: number, max: number]>>>> = {
  account: {
    revenue: [0, 100_000_000_000_000],
    creditlimit: [0, 100_000_000_000_000],
    numberofemployees: [0, 1_000_000_000],
    marketcap: [0, 100_000_000_000_000],
    exchangerate: [1e-10, 100_000_000_000],
  },
  contact: {
    annualincome: [0, 100_000_000_000_000],
    creditlimit: [0, 100_000_000_000_000],
    numberofchildren: [0, 1_000_000_000],
  },
  opportunity: {
    estimatedvalue: [-1_000_000_000_000, 1_000_000_000_000],
    actualvalue: [-1_000_000_000_000, 1_000_000_000_000],
    closeprobability: [0, 100],
    exchangerate: [1e-10, 100_000_000_000],
    budgetamount: [0, 1_000_000_000_000],
    discountamount: [0, 1_000_000_000_000],
    discountpercentage: [0, 100],
    freightamount: [0, 1_000_000_000_000],
    totalamount: [-922_337_203_685_477, 922_337_203_685_477],
    totallineitemamount: [-922_337_203_685_477, 922_337_203_685_477],
    totaltax: [-922_337_203_685_477, 922_337_203_685_477],
  },
}

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: {
    ownershipcode: '1 Public, 2 Private, 3 Subsidiary, 4 Other',
    customertypecode:
      '1 Competitor, 2 Consultant, 3 Customer, 4 Investor, 5 Partner, 6 Influencer, 7 Press, 8 Prospect, 9 Reseller, 10 Supplier, 11 Vendor, 12 Other',
    accountcategorycode: '1 Preferred Customer, 2 Standard',
    preferredcontactmethodcode: '1 Any, 2 Email, 3 Phone, 4 Fax, 5 Mail',
    statecode: '0 Active, 1 Inactive',
    statuscode: '1 Active, 2 Inactive',
    paymenttermscode: '1 Net 30, 2 2% 10, Net 30, 3 Net 45, 4 Net 60',
  },
  contact: {
    gendercode: '1 Male, 2 Female',
    familystatuscode: '1 Single, 2 Married, 3 Divorced, 4 Widowed',
    accountrolecode: '1 Decision Maker, 2 Employee, 3 Influencer',
    preferredcontactmethodcode: '1 Any, 2 Email, 3 Phone, 4 Fax, 5 Mail',
    statecode: '0 Active, 1 Inactive',
    statuscode: '1 Active, 2 Inactive',
  },
  opportunity: {
    opportunityratingcode: '1 Hot, 2 Warm, 3 Cold',
    salesstage: '0 Qualify, 1 Develop, 2 Propose, 3 Close',
    statecode: '0 Open, 1 Won, 2 Lost',
    statuscode: '1 In Progress, 2 On Hold, 3 Won, 4 Canceled, 5 Out-Sold',
    timeline: '0 Immediate, 1 This Quarter, 2 Next Quarter, 3 This Year, 4 Not known',
  },
  lead: {
    budgetstatus: '0 No Committed Budget, 1 May Buy, 2 Can Buy, 3 Will Buy',
    need: '0 Must have, 1 Should have, 2 Good to have, 3 No need',
    purchaseprocess: '0 Individual, 1 Committee, 2 Unknown',
    purchasetimeframe: '0 Immediate, 1 This Quarter, 2 Next Quarter, 3 This Year, 4 Unknown',
    initialcommunication: '0 Contacted, 1 Not Contacted',
  },
  activitypointer: { prioritycode: '0 Low, 1 Normal, 2 High' },
  systemuser: {
    accessmode: '0 Read-Write, 1 Administrative, 2 Read, 3 Support User, 4 Non-interactive, 5 Delegated Admin',
  },
  activityparty: {
    participationtypemask:
      '1 Sender, 2 To Recipient, 3 CC Recipient, 4 BCC Recipient, 5 Required attendee, 6 Optional attendee, 7 Organizer, 8 Regarding, 9 Owner, 10 Resource, 11 Customer, 12 Chat Participant, 13 Related',
  },
  processstage: {
    stagecategory: '0 Qualify, 1 Develop, 2 Propose, 3 Close, 4 Identify, 5 Research, 6 Resolve, 7 Approval',
  },
}

/** State, its status reasons, the default one first. */
const states: Readonly<Record<string, string>> = {
  account: '0: 1 | 1: 2',
  contact: '0: 1 | 1: 2',
  opportunity: '0: 1 2 | 1: 3 | 2: 4 5',
  lead: '0: 1 2 | 1: 3 | 2: 4 5 6 7',
  task: '0: 2 3 4 7 | 1: 5 | 2: 6',
  phonecall: '0: 1 | 1: 2 4 | 2: 3',
  appointment: '0: 1 2 | 1: 3 | 2: 4 | 3: 5 6',
  email: '0: 1 8 | 1: 2 3 4 6 7 | 2: 5',
  letter: '0: 2 1 | 1: 4 3 | 2: 5',
  opportunitysalesprocess: '0: 1 | 1: 2 3',
  leadtoopportunitysalesprocess: '0: 1 | 1: 2 3',
}

const standard =
  'createdon createdby modifiedon modifiedby createdonbehalfby modifiedonbehalfby ownerid owningbusinessunit owningteam owninguser versionnumber overriddencreatedon importsequencenumber timezoneruleversionnumber utcconversiontimezonecode'

describe('the columns that sales integrations use', () => {
  test.each(Object.keys(lengths))('%s: texts are as long as the reference says', (table) => {
    const found = Object.keys(lengths[table]!).map((name) => [name, columnOf(table, name)?.maxLength])
    expect(Object.fromEntries(found)).toEqual(lengths[table])
  })

  test.each([
    ['account', 1],
    ['account', 2],
    ['contact', 1],
    ['contact', 2],
    ['contact', 3],
  ])('%s: address %i has its lengths and the ranges of the globe', (table, address) => {
    for (const part of Object.keys(addressLengths))
      expect([part, columnOf(table, `address${address}_${part}`)?.maxLength]).toEqual([
        part,
        lengthOfAddress(table, address, part),
      ])
    expect(columnOf(table, `address${address}_latitude`)).toMatchObject({ min: -90, max: 90, precision: 5 })
    expect(columnOf(table, `address${address}_longitude`)).toMatchObject({ min: -180, max: 180, precision: 5 })
    expect(columnOf(table, `address${address}_utcoffset`)).toMatchObject({ min: -1500, max: 1500 })
  })

  test.each(Object.keys(ranges))('%s: numbers have their ranges', (table) => {
    const found = Object.keys(ranges[table]!).map((name) => {
      const { min, max } = columnOf(table, name)
      return [name, [min, max]]
    })
    expect(Object.fromEntries(found)).toEqual(ranges[table])
  })

  test.each(Object.keys(choices))('%s: choices have their values and labels', (table) => {
    const found = Object.keys(choices[table]!).map((name) => [
      name,
      columnOf(table, name)
        .options?.map(({ value, labels }) => `${value} ${labels[0]!.label}`)
        .join(', '),
    ])
    expect(Object.fromEntries(found)).toEqual(choices[table])
  })

  test.each(Object.entries(states))('%s: each state has its reasons', (table, expected) => {
    const reasons = columnOf(table, 'statuscode').options!
    const found = columnOf(table, 'statecode').options!.map(({ value, defaultStatus }) => {
      const all = reasons.filter(({ state }) => state === value).map((reason) => reason.value)
      return `${value}: ${[defaultStatus, ...all.filter((reason) => reason !== defaultStatus)].join(' ')}`
    })
    expect(found.join(' | ')).toBe(expected)
  })

  test.each(['account', 'contact', 'lead', 'opportunity', 'task', 'phonecall', 'appointment', 'email'])(
    '%s: who and when are there as on every owned table',
    (table) => {
      const missing = standard.split(' ').filter((name) => !schema.tables.get(table)!.columns.has(name))
      expect(missing).toEqual([])
    },
  )
})
