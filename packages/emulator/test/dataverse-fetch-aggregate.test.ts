import { expect, test } from 'vitest'
import { annotated, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

/** The ten accounts of the page "Aggregate data using FetchXml"; its city is the description here. */
const accounts: [number | null, string, string | null, string][] = [
  [null, 'Example Account', null, '2023-08-27'],
  [1500, 'Contoso Pharmaceuticals (sample)', 'Redmond', '2023-03-25'],
  [2700, 'Fabrikam, Inc. (sample)', 'Lynnwood', '2023-03-25'],
  [2900, 'Blue Yonder Airlines (sample)', 'Los Angeles', '2023-03-25'],
  [2900, 'City Power & Light (sample)', 'Redmond', '2023-03-25'],
  [3900, 'Coho Winery (sample)', 'Phoenix', '2023-03-25'],
  [4300, 'Adventure Works (sample)', 'Santa Cruz', '2023-03-25'],
  [4800, 'Alpine Ski House (sample)', 'Missoula', '2023-03-25'],
  [6000, 'Litware, Inc. (sample)', 'Dallas', '2023-03-25'],
  [6200, 'A. Datum Corporation (sample)', 'Redmond', '2023-03-25'],
]

function seeded(): SmallOrganisation {
  const organisation = smallOrganisation()
  for (const [employees, name, city, day] of accounts)
    organisation.seed('account', {
      name,
      lastonholdtime: `${day}T17:42:46Z`,
      ...(employees !== null && { numberofemployees: employees }),
      ...(city !== null && { description: city }),
      ...(city === 'Redmond' && { industrycode: 1 }),
    })
  return organisation
}

const fetched = (attributes: string, fetch = '') =>
  `accounts?fetchXml=${encodeURIComponent(`<fetch aggregate='true' ${fetch}><entity name='account'>${attributes}</entity></fetch>`)}`

const formatted = 'OData.Community.Display.V1.FormattedValue'

test('averages, counts, extremes and sums leave empty values out, as the page shows', async () => {
  const methods = {
    Average: 'avg',
    Count: 'count',
    ColumnCount: 'countcolumn',
    Maximum: 'max',
    Minimum: 'min',
    Sum: 'sum',
  }
  const attributes = Object.entries(methods).map(
    ([alias, method]) => `<attribute name='numberofemployees' alias='${alias}' aggregate='${method}'/>`,
  )
  const distinct = "<attribute name='numberofemployees' alias='Different' aggregate='countcolumn' distinct='true'/>"
  const reply = await seeded().get(fetched(attributes.join('') + distinct), annotated)
  expect(reply.statusCode).toBe(200)
  const [row, ...rest] = reply.json().value
  expect(rest).toEqual([])
  expect(row).toMatchObject({
    Average: 3911,
    [`Average@${formatted}`]: '3,911',
    Count: 10,
    ColumnCount: 9,
    Different: 8,
    Maximum: 6200,
    Minimum: 1500,
    Sum: 35_200,
    [`Sum@${formatted}`]: '35,200',
  })
})

test('groups come in the order of their alias, the empty one first and without its key', async () => {
  const attributes = `<attribute name='numberofemployees' alias='Total' aggregate='sum'/>
    <attribute name='description' alias='Count' aggregate='count'/>
    <attribute name='description' alias='City' groupby='true'/><order alias='City'/>`
  const reply = await seeded().get(fetched(attributes))
  expect(reply.json().value).toEqual([
    { Total: 0, Count: 1 },
    { Total: 6000, Count: 1, City: 'Dallas' },
    { Total: 2900, Count: 1, City: 'Los Angeles' },
    { Total: 2700, Count: 1, City: 'Lynnwood' },
    { Total: 4800, Count: 1, City: 'Missoula' },
    { Total: 3900, Count: 1, City: 'Phoenix' },
    { Total: 10_600, Count: 3, City: 'Redmond' },
    { Total: 4300, Count: 1, City: 'Santa Cruz' },
  ])
})

test('dates are grouped by their parts', async () => {
  const parts = ['day', 'week', 'month', 'quarter', 'year'].map(
    (part) => `<attribute name='lastonholdtime' alias='${part}' groupby='true' dategrouping='${part}'/>`,
  )
  const total = "<attribute name='numberofemployees' alias='Total' aggregate='sum'/>"
  const reply = await seeded().get(
    fetched(`${total}${parts.join('')}<order alias='month' descending='true'/>`),
    annotated,
  )
  expect(reply.json().value).toMatchObject([
    { Total: 0, day: 27, week: 35, month: 8, quarter: 3, year: 2023 },
    { Total: 35_200, day: 25, week: 12, month: 3, quarter: 1, year: 2023, [`year@${formatted}`]: '2,023' },
  ])
})

test('groups are paged by number, and a choice is grouped by its value and ordered by its label', async () => {
  const attributes = `<attribute name='industrycode' alias='Industry' groupby='true'/>
    <attribute name='accountid' alias='Count' aggregate='count'/><order alias='Industry' descending='true'/>`
  const { get } = seeded()
  const first = (await get(fetched(attributes, "count='1' page='1'"), annotated)).json()
  expect(first.value).toEqual([
    { [`Industry@${formatted}`]: 'Accounting', Industry: 1, [`Count@${formatted}`]: '3', Count: 3 },
  ])
  expect(first['@Microsoft.Dynamics.CRM.morerecords']).toBe(true)
  expect(first['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']).toBeUndefined()
  const second = (await get(fetched(attributes, "count='1' page='2'"), annotated)).json()
  expect(second.value).toMatchObject([{ Count: 7 }])
  expect(second['@Microsoft.Dynamics.CRM.morerecords']).toBeUndefined()
})

test('columns of linked tables are grouped and measured too', async () => {
  const { seed, get } = seeded()
  const id = seed('account', { name: 'Parent' })
  for (const lastname of ['Ada', 'Ben']) seed('contact', { lastname, parentcustomerid: { table: 'account', id } })
  const xml = `<fetch aggregate='true'><entity name='contact'><attribute name='contactid' alias='n' aggregate='count'/>
    <link-entity name='account' from='accountid' to='parentcustomerid' alias='a'>
      <attribute name='name' alias='customer' groupby='true'/></link-entity></entity></fetch>`
  const reply = await get(`contacts?fetchXml=${encodeURIComponent(xml)}`)
  expect(reply.json().value).toEqual([{ customer: 'Parent', n: 2 }])
})

test.each([
  ["<attribute name='name'/>", '0x80041107'],
  ["<attribute name='name' aggregate='count'/>", '0x80041109'],
  ["<attribute name='name' alias='n' aggregate='median'/>", '0x8004111a'],
  ["<attribute name='name' alias='n' aggregate='sum'/>", '0x8004112f'],
  [
    "<attribute name='name' alias='n' aggregate='count'/><attribute name='statecode' alias='n' groupby='true'/>",
    '0x80041130',
  ],
  ["<attribute name='createdon' alias='n' groupby='true' dategrouping='decade'/>", '0x80041135'],
  ["<attribute name='name' alias='n' aggregate='count'/><order attribute='name'/>", '0x80041131'],
  ["<attribute name='name' alias='n' aggregate='count'/><order/>", '0x80041134'],
])('%s is refused with %s', async (attributes, code) => {
  const reply = await seeded().get(fetched(attributes))
  expect([reply.statusCode, reply.json().error.code]).toEqual([400, code])
})

test('a query may lower the limit of 50,000 rows', async () => {
  const attributes = "<attribute name='name' alias='n' aggregate='count'/>"
  const { get } = seeded()
  expect((await get(fetched(attributes, "aggregatelimit='10'"))).json().value).toEqual([{ n: 10 }])
  const refused = await get(fetched(attributes, "aggregatelimit='9'"))
  expect([refused.statusCode, refused.json().error.code]).toEqual([400, '0x8004e023'])
})
