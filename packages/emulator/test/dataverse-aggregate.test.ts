import { expect, test } from 'vitest'
import { annotated, euro, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

const jim = '00000000-0000-0000-0000-0000000000c1'
const maria = '00000000-0000-0000-0000-0000000000c2'
const krone = '33333333-0000-0000-0000-000000000002'

/** Revenues of the documented replies: 430,000 on eight active accounts, 10,000 on an inactive one. */
function seeded(): SmallOrganisation {
  const organisation = smallOrganisation()
  const { seed } = organisation
  seed('contact', { firstname: 'Jim', lastname: 'Glynn (sample)' }, jim)
  seed('contact', { firstname: 'Maria', lastname: 'Campbell (sample)' }, maria)
  const revenues = [10_000, 80_000, 60_000, 60_000, 60_000, 60_000, 50_000, 50_000]
  for (const [at, revenue] of revenues.entries())
    seed('account', {
      name: `Account ${at}`,
      revenue,
      numberofemployees: at === 0 ? 5 : 6,
      ...(at < 2 && { primarycontactid: { table: 'contact', id: [jim, maria][at]! } }),
      ...(at < 3 && { industrycode: 1 }),
    })
  seed('account', { name: 'Gone', revenue: 10_000, statecode: 1, statuscode: 2 })
  return organisation
}

const applied = (text: string) => `accounts?$apply=${encodeURIComponent(text)}`
const formatted = { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' }

test('groups are the different values, counted, with their labels', async () => {
  const reply = await seeded().get(applied('groupby((statuscode),aggregate($count as count))'), formatted)
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toEqual({
    '@odata.context': 'http://small.test/api/data/v9.2/$metadata#accounts',
    value: [
      {
        'statuscode@OData.Community.Display.V1.FormattedValue': 'Active',
        statuscode: 1,
        'count@OData.Community.Display.V1.FormattedValue': '8',
        count: 8,
      },
      {
        'statuscode@OData.Community.Display.V1.FormattedValue': 'Inactive',
        statuscode: 2,
        'count@OData.Community.Display.V1.FormattedValue': '1',
        count: 1,
      },
    ],
  })
})

test.each([
  ['aggregate(revenue with sum as total)', [{ total: 440_000 }]],
  [
    'aggregate(revenue with average as mean,revenue with min as least,revenue with max as most)',
    [{ mean: 440_000 / 9, least: 10_000, most: 80_000 }],
  ],
  [
    'groupby((statuscode),aggregate(revenue with average as averagevalue))',
    [
      { statuscode: 1, averagevalue: 53_750 },
      { statuscode: 2, averagevalue: 10_000 },
    ],
  ],
  // Whole numbers have a whole average: 47 over 8.
  ['filter(statecode eq 0)/aggregate(numberofemployees with average as n)', [{ n: 5 }]],
  ['aggregate(revenue with countdistinct as different)', [{ different: 4 }]],
  ['aggregate(createdon with max as lastCreate)', [{ lastCreate: '2026-03-02T09:00:00Z' }]],
  [
    'groupby((statecode,statuscode,industrycode))',
    [
      { statecode: 0, statuscode: 1 },
      { statecode: 0, statuscode: 1, industrycode: 1 },
      { statecode: 1, statuscode: 2 },
    ],
  ],
  [
    "filter(name eq 'Account 0' or name eq 'Account 1')/groupby((primarycontactid/fullname),aggregate(revenue with sum as total))",
    [
      { contact_fullname: 'Jim Glynn (sample)', total: 10_000 },
      { contact_fullname: 'Maria Campbell (sample)', total: 80_000 },
    ],
  ],
  ["filter(name eq 'nobody')/groupby((statuscode))", []],
  [
    "filter(name eq 'nobody')/aggregate(revenue with sum as total,revenue with max as most,revenue with average as mean,$count as n)",
    [{ total: 0, n: 0 }],
  ],
  [
    'groupby((_primarycontactid_value),aggregate($count as n))',
    [{ n: 7 }, { _primarycontactid_value: jim, n: 1 }, { _primarycontactid_value: maria, n: 1 }],
  ],
])('%s', async (text, expected) => {
  const reply = await seeded().get(applied(text))
  expect([reply.statusCode, reply.json().value]).toEqual([200, expected])
})

test('amounts have their currency, unless several are added up', async () => {
  const { seed, get } = seeded()
  const total = 'total@OData.Community.Display.V1.FormattedValue'
  const sum = applied('aggregate(revenue with sum as total)')
  expect((await get(sum, formatted)).json().value).toEqual([{ [total]: '€440,000.00', total: 440_000 }])
  seed('transactioncurrency', { currencyname: 'Krone', currencysymbol: 'kr', exchangerate: 7 }, krone)
  seed('account', { name: 'North', revenue: 0.57, transactioncurrencyid: { table: 'transactioncurrency', id: krone } })
  seed('account', {
    name: 'South',
    revenue: 0.2,
    numberofemployees: 1,
    transactioncurrencyid: { table: 'transactioncurrency', id: euro },
  })
  expect((await get(sum, formatted)).json().value).toEqual([{ total: 440_000.77 }])
  const both = applied("filter(name eq 'North' or name eq 'South')/aggregate(revenue with sum as total)")
  expect((await get(both)).json().value).toEqual([{ total: 0.77 }])
})

test('groups by a lookup tell whose key they are', async () => {
  const reply = await seeded().get(applied("filter(name eq 'Account 0')/groupby((_primarycontactid_value))"), annotated)
  expect(reply.json().value).toEqual([
    {
      '_primarycontactid_value@OData.Community.Display.V1.FormattedValue': 'Jim Glynn (sample)',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'primarycontactid',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      _primarycontactid_value: jim,
    },
  ])
})

test('groups can be ordered by their column and cut off, and related rows can be grouped', async () => {
  const { get, seed } = seeded()
  const reply = await get(`${applied('groupby((statuscode))')}&$orderby=statuscode desc&$top=1`)
  expect(reply.json().value).toEqual([{ statuscode: 2 }])
  const id = seed('account', { name: 'Parent' })
  seed('task', { subject: 'Call', regardingobjectid: { table: 'account', id } })
  const related = await get(`accounts(${id})/Account_Tasks?$apply=aggregate($count as n)`)
  expect(related.json().value).toEqual([{ n: 1 }])
})

test('more than 50,000 rows are refused', async () => {
  const { environment, get } = smallOrganisation()
  for (let at = 0; at <= 50_000; at += 1)
    environment.store.put('account', {
      id: `a0000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      version: 1,
      values: { numberofemployees: at },
    })
  const refused = await get(applied('aggregate($count as n)'))
  expect([refused.statusCode, refused.json().error]).toEqual([
    400,
    { code: '0x8004e023', message: 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.' },
  ])
  const within = await get(applied('filter(numberofemployees lt 50000)/aggregate($count as n)'))
  expect(within.json().value).toEqual([{ n: 50_000 }])
})

test.each([
  [
    'groupby((statuscode),aggregate($count as n))&$orderby=n',
    400,
    'The query node SingleValueOpenPropertyAccess is not supported',
  ],
  [
    'aggregate(nothing with sum as n)',
    400,
    "Could not find a property named 'nothing' on type 'Microsoft.Dynamics.CRM.account'.",
  ],
  ['aggregate(name with sum as n)', 400, 'Aggregate sum is not supported for attribute of type String.'],
  ['aggregate(revenue sum as n)', 400, "Syntax error at position 0 in 'aggregate(revenue sum as n)'."],
  ['groupby(statuscode)', 400, "Syntax error at position 0 in 'groupby(statuscode)'."],
  ['groupby((new_colours))', 400, 'GroupBy or OrderBy Query is not supported for MultiSelectPickList Attribute Type.'],
  [
    'aggregate(revenue with median as n)',
    501,
    "The emulator does not emulate the aggregation method 'median' in $apply.",
  ],
  ['groupby((createdon))', 501, 'The emulator does not emulate groupby of a date and time in $apply.'],
  ['topcount(2,revenue)', 501, 'The emulator does not emulate the transformation topcount() in $apply.'],
  [
    'groupby((statuscode))/filter(statuscode eq 1)',
    501,
    'The emulator does not emulate a transformation after groupby() in $apply.',
  ],
  ['groupby((day(createdon)))', 501, 'The emulator does not emulate the function day in $apply.'],
  ['groupby((statuscode))&$filter=statecode eq 0', 501, 'The emulator does not emulate $filter together with $apply.'],
])('%s is refused with %i', async (text, status, message) => {
  const reply = await seeded().get(`accounts?$apply=${text}`)
  expect([reply.statusCode, reply.json().error.message]).toEqual([status, message])
})
