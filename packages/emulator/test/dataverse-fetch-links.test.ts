import { expect, test } from 'vitest'
import { readFetchXml } from '../src/query/fetch-xml/read-fetch-xml.ts'
import { annotated, mia, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'
import { smallSchema } from './small-schema.ts'

const contoso = '00000000-0000-0000-0000-00000000000a'
const fabrikam = '00000000-0000-0000-0000-00000000000b'
const ids = { Ada: 'c1', Ben: 'c2', Cem: 'c3' } as const
const contactId = (name: keyof typeof ids) => `00000000-0000-0000-0000-0000000000${ids[name]}`
const to = (table: string, id: string) => ({ table, id })

/** Ada is the primary contact of Contoso and Fabrikam, Ben of Fabrikam, Cem of nobody and works for nobody. */
function seeded(): SmallOrganisation {
  const organisation = smallOrganisation()
  const { seed } = organisation
  seed('account', { name: 'Contoso', primarycontactid: to('contact', contactId('Ada')), numberofemployees: 5 }, contoso)
  seed('account', { name: 'Fabrikam', primarycontactid: to('contact', contactId('Ben')), industrycode: 2 }, fabrikam)
  seed('account', { name: 'Litware', primarycontactid: to('contact', contactId('Ada')), industrycode: 1 })
  seed(
    'contact',
    { lastname: 'Ada', firstname: 'ada', jobtitle: 'Contoso', parentcustomerid: to('account', contoso) },
    contactId('Ada'),
  )
  seed(
    'contact',
    { lastname: 'Ben', parentcustomerid: to('account', fabrikam), birthdate: '1990-05-06' },
    contactId('Ben'),
  )
  seed('contact', { lastname: 'Cem' }, contactId('Cem'))
  return organisation
}

const get = (entity: string, xml: string, fetch = '', headers = {}) =>
  seeded().get(`${entity}?fetchXml=${encodeURIComponent(`<fetch ${fetch}>${xml}</fetch>`)}`, headers)

async function names(xml: string, fetch = ''): Promise<string[]> {
  const reply = await get('contacts', `<entity name='contact'><attribute name='lastname'/>${xml}</entity>`, fetch)
  expect([reply.statusCode, reply.json().error]).toEqual([200, undefined])
  return reply.json().value.map((row: Record<string, string>) => row['lastname'])
}

const accountsOf = (type: string, condition = '', more = '') =>
  `<link-entity name='account' from='primarycontactid' to='contactid' link-type='${type}'>${more}<filter>${condition}</filter></link-entity>`
const isContoso = "<condition attribute='name' operator='eq' value='Contoso'/>"

test.each([
  ['inner', '', ['Ada', 'Ada', 'Ben']],
  ['outer', '', ['Ada', 'Ada', 'Ben', 'Cem']],
  ['exists', '', ['Ada', 'Ben']],
  ['in', '', ['Ada', 'Ben']],
  ['matchfirstrowusingcrossapply', '', ['Ada', 'Ben', 'Cem']],
  ['exists', isContoso, ['Ada']],
])('a link of type %s with %j finds %j', async (type, condition, expected) => {
  expect(await names(accountsOf(type, condition))).toEqual(expected)
})

test.each([
  ['any', isContoso, ['Ada']],
  ['not any', isContoso, ['Ben', 'Cem']],
  ['not all', isContoso, ['Ada']],
  ['all', isContoso, ['Ben']],
  ['any', '', ['Ada', 'Ben']],
])('a link of type %s within a filter with %j finds %j', async (type, condition, expected) => {
  expect(await names(`<filter>${accountsOf(type, condition)}</filter>`)).toEqual(expected)
})

test('links within an or-filter are one condition among others', async () => {
  const filter = `<filter type='or'>${accountsOf('any', isContoso)}<condition attribute='lastname' operator='eq' value='Cem'/></filter>`
  expect(await names(filter)).toEqual(['Ada', 'Cem'])
})

test('a key in an or-filter leaves the others their chance', async () => {
  const is = (attribute: string, value: string): string =>
    `<condition attribute='${attribute}' operator='eq' value='${value}'/>`
  const either = is('contactid', contactId('Ada')) + is('lastname', 'Cem')
  expect(await names(`<filter type='or'>${either}</filter>`)).toEqual(['Ada', 'Cem'])
  expect(await names(`<filter>${either}</filter>`)).toEqual([])
})

const worksFor = (type: string, inner = '') =>
  `<link-entity name='account' from='accountid' to='parentcustomerid' link-type='${type}' alias='a'>${inner}</link-entity>`

test('a condition with entityname is applied after an outer join', async () => {
  const filter = "<filter><condition entityname='a' attribute='industrycode' operator='null'/></filter>"
  expect(await names(filter + worksFor('outer'))).toEqual(['Ada', 'Cem'])
  expect(
    await names(worksFor('outer', "<filter><condition attribute='industrycode' operator='null'/></filter>")),
  ).toEqual(['Ada', 'Ben', 'Cem'])
})

test('columns are compared within a row and across tables', async () => {
  expect(await names("<filter><condition attribute='firstname' operator='eq' valueof='lastname'/></filter>")).toEqual([
    'Ada',
  ])
  const across = "<filter><condition attribute='jobtitle' operator='eq' valueof='a.name'/></filter>"
  expect(await names(across + worksFor('outer'))).toEqual(['Ada'])
})

test('links go through the table between two others', async () => {
  const { environment, seed, get: ask } = seeded()
  const role = seed('role', { name: 'Seller' })
  environment.store.put('systemuserroles', {
    id: `${mia}:${role}`,
    version: 1,
    values: { systemuserid: mia, roleid: role },
  })
  const xml = `<fetch><entity name='systemuser'><attribute name='fullname'/>
    <link-entity name='systemuserroles' from='systemuserid' to='systemuserid' intersect='true'>
      <link-entity name='role' from='roleid' to='roleid' alias='role'><attribute name='name'/></link-entity>
    </link-entity></entity></fetch>`
  const reply = await ask(`systemusers?fetchXml=${encodeURIComponent(xml)}`)
  expect(reply.json().value).toMatchObject([{ fullname: 'Mia Keller', 'role.name': 'Seller' }])
})

test('linked columns are named by alias, else by table: plain many-to-one, numbered one-to-many', async () => {
  const keys = async (link: string): Promise<string[]> => {
    const reply = await get(
      'contacts',
      `<entity name='contact'><attribute name='lastname'/>${link}</entity>`,
      "top='1'",
    )
    return Object.keys(reply.json().value[0])
  }
  const name = "<attribute name='name'/>"
  const own = ['@odata.etag', 'lastname', 'contactid']
  expect(
    await keys(`<link-entity name='account' from='accountid' to='parentcustomerid'>${name}</link-entity>`),
  ).toEqual([...own, 'account.name'])
  expect(
    await keys(`<link-entity name='account' from='primarycontactid' to='contactid'>${name}</link-entity>`),
  ).toEqual([...own, 'account1.name'])
  expect(await keys(worksFor('inner', "<attribute name='name' alias='company'/>"))).toEqual([...own, 'company'])
})

test('orders of the entity come before those of its links, unless entityname says otherwise', async () => {
  const byName = worksFor('inner', "<order attribute='name' descending='true'/>")
  expect(await names(byName)).toEqual(['Ben', 'Ada'])
  expect(await names(`${byName}<order attribute='lastname'/>`)).toEqual(['Ada', 'Ben'])
  expect(
    await names(
      `<order entityname='a' attribute='name' descending='true'/><order attribute='lastname'/>${worksFor('inner')}`,
    ),
  ).toEqual(['Ben', 'Ada'])
})

test('choices are ordered by label, with useraworderby by number', async () => {
  const { seed, get: ask } = seeded()
  for (const statuscode of [1, 2, 4])
    seed('opportunity', {
      name: 'x',
      customerid: to('account', contoso),
      statuscode,
      statecode: statuscode === 4 ? 2 : 0,
    })
  const order = async (fetch: string): Promise<unknown[]> => {
    const xml = `<fetch ${fetch}><entity name='opportunity'><attribute name='statuscode'/><order attribute='statuscode'/></entity></fetch>`
    const reply = await ask(`opportunities?fetchXml=${encodeURIComponent(xml)}`)
    return reply.json().value.map((row: Record<string, unknown>) => row['statuscode'])
  }
  // Canceled, In Progress, On Hold.
  expect(await order('')).toEqual([4, 1, 2])
  expect(await order("useraworderby='true'")).toEqual([1, 2, 4])
})

test('distinct results come once and have no key', async () => {
  const xml =
    "<entity name='contact'><link-entity name='account' from='primarycontactid' to='contactid'/><attribute name='lastname'/></entity>"
  const reply = await get('contacts', xml, "distinct='true'")
  expect(reply.json().value).toEqual([{ lastname: 'Ada' }, { lastname: 'Ben' }])
})

test('an entity without columns gives all, a link none; children are counted', async () => {
  const all = (await get('contacts', `<entity name='contact'>${worksFor('inner')}</entity>`)).json().value[0]
  expect(all).toMatchObject({ lastname: 'Ada', jobtitle: 'Contoso', _parentcustomerid_value: contoso })
  expect(Object.keys(all).filter((name) => name.startsWith('a.'))).toEqual([])
  const { seed, get: ask } = seeded()
  seed('account', { name: 'Child', parentaccountid: to('account', contoso) })
  const xml =
    "<fetch><entity name='account'><attribute name='name'/><attribute name='accountid' alias='n' rowaggregate='CountChildren'/><order attribute='name'/></entity></fetch>"
  const counted = (await ask(`accounts?fetchXml=${encodeURIComponent(xml)}`)).json().value
  expect(counted.map((row: Record<string, unknown>) => [row['name'], row['n']])).toEqual([
    ['Child', 0],
    ['Contoso', 1],
    ['Fabrikam', 0],
    ['Litware', 0],
  ])
})

test('a cookie goes on after its row, whatever was added before it', async () => {
  const { seed, get: ask } = seeded()
  const page = async (number: number, cookie = ''): Promise<Record<string, unknown>> => {
    const xml = `<fetch count='1' page='${number}' ${cookie}><entity name='contact'><attribute name='lastname'/><order attribute='lastname'/></entity></fetch>`
    return (await ask(`contacts?fetchXml=${encodeURIComponent(xml)}`, annotated)).json()
  }
  const first = await page(1)
  const element = String(first['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
  const cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(element)![1]!))
  const escaped = cookie.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  seed('contact', { lastname: 'Aaron' })
  expect(await page(2)).toMatchObject({ value: [{ lastname: 'Ada' }] })
  expect(await page(2, `paging-cookie='${escaped}'`)).toMatchObject({ value: [{ lastname: 'Ben' }] })
  const last = await page(4)
  expect(last['value']).toMatchObject([{ lastname: 'Cem' }])
  expect(last).not.toHaveProperty(['@Microsoft.Dynamics.CRM.morerecords'])
})

test('without orders, pages follow the primary key: by number, and by cookie from its row on', async () => {
  const { get: ask, environment } = seeded()
  const page = async (number: number, cookie = '', filter = ''): Promise<Record<string, unknown>> => {
    const xml = `<fetch count='2' page='${number}' ${cookie}><entity name='contact'><attribute name='lastname'/>${filter}</entity></fetch>`
    return (await ask(`contacts?fetchXml=${encodeURIComponent(xml)}`, annotated)).json()
  }
  const first = await page(1)
  expect(first['value']).toMatchObject([{ lastname: 'Ada' }, { lastname: 'Ben' }])
  const cookie = `paging-cookie='&lt;cookie page="1">&lt;contactid last="{${contactId('Ben')}}" first="{${contactId('Ada')}}"/>&lt;/cookie>'`
  for (const second of [await page(2), await page(2, cookie)]) {
    expect(second['value']).toMatchObject([{ lastname: 'Cem' }])
    expect(second).not.toHaveProperty(['@Microsoft.Dynamics.CRM.morerecords'])
  }
  environment.store.delete('contact', contactId('Ada'))
  expect(await page(2)).toMatchObject({ value: [] })
  expect(await page(2, cookie)).toMatchObject({ value: [{ lastname: 'Cem' }] })
  const mine = "<filter><condition attribute='parentcustomerid' operator='eq' value='" + fabrikam + "'/></filter>"
  expect(await page(2, cookie, mine)).toMatchObject({ value: [] })
})

test('no cookie is given where one row has several results or another table orders', async () => {
  const cookieOf = async (inner: string): Promise<unknown> => {
    const reply = await get(
      'contacts',
      `<entity name='contact'><attribute name='lastname'/>${inner}</entity>`,
      "count='1'",
      annotated,
    )
    expect(reply.json()['@Microsoft.Dynamics.CRM.morerecords']).toBe(true)
    return reply.json()['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']
  }
  expect(await cookieOf(worksFor('inner'))).toContain('pagenumber="2"')
  expect(await cookieOf(worksFor('inner', "<order attribute='name'/>"))).toBeUndefined()
  expect(await cookieOf(accountsOf('inner'))).toBeUndefined()
})

test('the total is counted when returntotalrecordcount or $count asks for it', async () => {
  const xml = "<entity name='contact'><attribute name='lastname'/></entity>"
  const counted = (await get('contacts', xml, "count='1' returntotalrecordcount='true'", annotated)).json()
  expect(counted).toMatchObject({
    '@odata.count': 3,
    '@Microsoft.Dynamics.CRM.totalrecordcount': 3,
    '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
  })
  const plain = (await get('contacts', xml, '', annotated)).json()
  expect(plain['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(-1)
  expect(plain).not.toHaveProperty(['@odata.count'])
})

test.each([
  [
    Array.from(
      { length: 16 },
      (_, at) => `<link-entity name='account' from='accountid' to='parentcustomerid' alias='a${at}'/>`,
    ).join(''),
    '0x8004430d',
  ],
  [`${worksFor('inner')}${worksFor('inner')}`, '0x80041130'],
])('too much of something is refused with its code', async (inner, code) => {
  const reply = await get('contacts', `<entity name='contact'>${inner}</entity>`)
  expect([reply.statusCode, reply.json().error.code]).toEqual([400, code])
})

test('more than 500 conditions are refused, which no address of a GET is long enough for', () => {
  const conditions = "<condition attribute='lastname' operator='not-null'/>".repeat(501)
  const query = `<fetch><entity name='contact'><filter>${conditions}</filter></entity></fetch>`
  expect(() => readFetchXml(query, smallSchema())).toThrow(expect.objectContaining({ code: '0x8004430c' }))
})

test.each([
  ["<condition attribute='birthdate' operator='on' value='1990-05-06'/>", ['Ben']],
  [
    "<condition attribute='birthdate' operator='in-fiscal-period-and-year'><value>2</value><value>1990</value></condition>",
    ['Ben'],
  ],
  ["<condition attribute='birthdate' operator='in-fiscal-period' value='2'/>", ['Ben']],
  [
    "<condition attribute='birthdate' operator='in-or-before-fiscal-period-and-year'><value>1</value><value>1990</value></condition>",
    [],
  ],
  ["<condition attribute='createdon' operator='this-fiscal-period'/>", ['Ada', 'Ben', 'Cem']],
  ["<condition attribute='createdon' operator='last-fiscal-year'/>", []],
  ["<condition attribute='createdon' operator='last-seven-days'/>", ['Ada', 'Ben', 'Cem']],
  ["<condition attribute='ownerid' operator='eq-useroruserhierarchy'/>", ['Ada', 'Ben', 'Cem']],
  ["<condition attribute='lastname' operator='not-begin-with' value='A'/>", ['Ben', 'Cem']],
  ["<condition attribute='lastname' operator='ends-with' value='m'/>", ['Cem']],
  ["<condition attribute='lastname' operator='between'><value>B</value><value>C</value></condition>", ['Ben']],
])('%s finds %j', async (condition, expected) => {
  expect(await names(`<filter>${condition}</filter>`)).toEqual(expected)
})
