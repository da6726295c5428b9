import { expect, test } from 'vitest'
import { smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

const account = '00000000-0000-0000-0000-000000000001'

function seeded(): SmallOrganisation {
  const organisation = smallOrganisation()
  const { seed } = organisation
  seed('account', { name: 'Fourth Coffee', revenue: 100 }, account)
  for (const [at, lastname] of ['Andersen (sample)', 'Stubberod', 'McKay', 'Valdes'].entries())
    seed(
      'contact',
      { lastname, ...(at < 2 && { jobtitle: 'Buyer', parentcustomerid: { table: 'account', id: account } }) },
      `00000000-0000-0000-0000-0000000000c${at}`,
    )
  return organisation
}

const fetchXml = (set: string, xml: string) => `${set}?fetchXml=${encodeURIComponent(xml)}`

test('attributes, order and pages, with the cookie and without empty columns', async () => {
  const xml = `<fetch count='3' page='1'>
    <entity name='contact'><attribute name='fullname'/><attribute name='jobtitle'/><order descending='true' attribute='fullname'/></entity></fetch>`
  const reply = await seeded().get(fetchXml('contacts', xml), {
    prefer:
      'odata.include-annotations="Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"',
  })
  expect(reply.statusCode).toBe(200)
  const body = reply.json()
  expect(body['@odata.context']).toBe('http://small.test/api/data/v9.2/$metadata#contacts(fullname,jobtitle,contactid)')
  expect(body.value.map((row: Record<string, unknown>) => row['fullname'])).toEqual(['Valdes', 'Stubberod', 'McKay'])
  expect(Object.keys(body.value[2])).toEqual(['@odata.etag', 'fullname', 'contactid'])
  expect(body['@Microsoft.Dynamics.CRM.morerecords']).toBe(true)
  expect(body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']).toBe(
    '<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e%253cfullname%2520last%253d%2522McKay%2522%2520first%253d%2522Valdes%2522%2520%252f%253e%253ccontactid%2520last%253d%2522%257b00000000-0000-0000-0000-0000000000C2%257d%2522%2520first%253d%2522%257b00000000-0000-0000-0000-0000000000C3%257d%2522%2520%252f%253e%253c%252fcookie%253e" istracking="False" />',
  )
  const second = (await seeded().get(fetchXml('contacts', xml.replace("page='1'", "page='2'")))).json()
  expect(second.value).toMatchObject([{ fullname: 'Andersen (sample)' }])
})

test.each([
  ["<condition attribute='jobtitle' operator='eq' value='buyer'/>", 2],
  ["<condition attribute='lastname' operator='like' value='%e%'/>", 3],
  ["<condition attribute='jobtitle' operator='null'/>", 2],
  [
    "<condition attribute='ownerid' operator='eq-userid'/><condition attribute='createdon' operator='last-x-days' value='3'/>",
    4,
  ],
  ["<condition attribute='lastname' operator='in'><value>McKay</value><value>Valdes</value></condition>", 2],
  [
    "<condition attribute='createdon' operator='this-month'/><filter type='or'><condition attribute='lastname' operator='eq' value='McKay'/><condition attribute='jobtitle' operator='not-null'/></filter>",
    3,
  ],
  [`<condition attribute='parentcustomerid' operator='eq' value='{${account}}'/>`, 2],
])('the condition %s finds %i rows', async (conditions, count) => {
  const xml = `<fetch><entity name='contact'><attribute name='lastname'/><filter>${conditions}</filter></entity></fetch>`
  const reply = await seeded().get(fetchXml('contacts', xml))
  expect(reply.statusCode).toBe(200)
  expect(reply.json().value).toHaveLength(count)
})

test('links join rows and name their columns by alias', async () => {
  const xml = (type: string) =>
    `<fetch><entity name='contact'><attribute name='lastname'/><link-entity name='account' from='accountid' to='parentcustomerid' alias='a' link-type='${type}'><attribute name='name'/></link-entity></entity></fetch>`
  const inner = (await seeded().get(fetchXml('contacts', xml('inner')))).json().value
  expect(inner.map((row: Record<string, unknown>) => row['a.name'])).toEqual(['Fourth Coffee', 'Fourth Coffee'])
  expect((await seeded().get(fetchXml('contacts', xml('outer')))).json().value).toHaveLength(4)
})

test.each([
  ["<fetch><entity name='contact'><attribute name='x'/></entity></fetch>", 400, '0x80041103'],
  ["<fetch><entity name='account'></entity></fetch>", 400, '0x80041128'],
  [
    "<fetch><entity name='contact'><attribute name='lastname' aggregate='sum' groupby='true'/></entity></fetch>",
    400,
    '0x80041137',
  ],
  ["<fetch count='0'><entity name='contact'/></fetch>", 400, '0x8004110c'],
  ["<fetch count='x'><entity name='contact'/></fetch>", 400, '0x80041139'],
  ["<fetch distinct='yes'><entity name='contact'/></fetch>", 400, '0x80041115'],
  ['<fetch/>', 400, '0x80041123'],
  ["<fetch><entity name='nothing'/></fetch>", 400, '0x80041102'],
  ["<fetch><entity name='contact'><colour/></entity></fetch>", 400, '0x8004111c'],
  ["<fetch><entity name='contact'><order alias='x'/></entity></fetch>", 400, '0x80041132'],
  ["<fetch><entity name='contact'><order/></entity></fetch>", 400, '0x80041133'],
  ["<fetch><entity name='contact'><filter type='xor'/></entity></fetch>", 400, '0x80041122'],
  [
    "<fetch><entity name='contact'><filter><condition attribute='lastname' operator='sounds-like' value='x'/></filter></entity></fetch>",
    400,
    '0x80041120',
  ],
  [
    "<fetch><entity name='contact'><filter><condition attribute='lastname'/></filter></entity></fetch>",
    400,
    '0x8004111e',
  ],
  [
    "<fetch><entity name='contact'><filter><condition entityname='b' attribute='name' operator='null'/></filter></entity></fetch>",
    400,
    '0x8004110a',
  ],
  [
    "<fetch><entity name='contact'><link-entity name='account' from='accountid' to='parentcustomerid' link-type='sideways'/></entity></fetch>",
    400,
    '0x80041117',
  ],
  ["<fetch><entity name='contact'><link-entity name='account' from='accountid'/></entity></fetch>", 400, '0x80041111'],
  [
    "<fetch><entity name='contact'><filter><condition attribute='contactid' operator='under' value='00000000-0000-0000-0000-0000000000c1'/></filter></entity></fetch>",
    400,
    '0x80047020',
  ],
  ["<fetch page='11' count='5000'><entity name='contact'/></fetch>", 400, '0x8004430a'],
  [
    "<fetch page='2' count='2' paging-cookie='&lt;cookie page=&quot;1&quot;>&lt;/cookie>'><entity name='contact'/></fetch>",
    400,
    '0x80041129',
  ],
  [
    `<fetch><entity name='account'>${"<link-entity name='contact' from='contactid' to='primarycontactid'/>".repeat(2)}</entity></fetch>`,
    501,
    '',
  ],
  ['<fetch><entity', 400, '0x80040203'],
])('%s is refused with %i %s', async (xml, status, code) => {
  const reply = await seeded().get(fetchXml('contacts', xml))
  expect([reply.statusCode, reply.json().error.code]).toEqual([status, code])
})
