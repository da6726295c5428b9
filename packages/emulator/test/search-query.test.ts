import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
let contoso: string
beforeAll(async () => {
  service = await startSearchService()
  contoso = await service.create('accounts', { name: 'Contoso Pharmaceuticals (sample)', accountnumber: 'PG-11.1' })
  await service.create('accounts', { name: 'Alpine Ski House', address1_city: 'Contoso Town', telephone1: '555-1234' })
  const inactive = await service.create('accounts', { name: 'Contoso Closed' })
  await service.send('PATCH', `/api/data/v9.2/accounts(${inactive})`, { statecode: 1, statuscode: 2 })
  await service.create('contacts', { firstname: 'Maria', lastname: 'Sullivan', emailaddress1: 'maria@contoso.com' })
})
afterAll(() => service.emulator.stop())

const documented = {
  top: 7,
  search: 'Contoso',
  skip: 0,
  entities: JSON.stringify([
    { Name: 'account', SelectColumns: ['name', 'createdon'], SearchColumns: ['name'], Filter: 'statecode eq 0' },
    {
      Name: 'contact',
      SelectColumns: ['fullname', 'createdon'],
      SearchColumns: ['fullname'],
      Filter: 'statecode eq 0',
    },
  ]),
  orderby: '["createdon desc"]',
  filter: 'createdon gt 2022-08-15',
  count: true,
  options: 'null',
  facets: 'null',
}

test('the search of the page is answered as the page shows, by either address', async () => {
  const answers: unknown[] = []
  for (const path of ['/api/data/v9.2/searchquery', '/api/search/v2.0/query']) {
    const reply = await service.send('POST', path, documented)
    expect(reply.status).toBe(200)
    const { response, ...rest } = (await reply.json()) as { response: string }
    expect(rest).toEqual({
      '@odata.context': `${service.emulator.environmentUrl}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.searchqueryResponse`,
    })
    answers.push(JSON.parse(response))
  }
  expect(answers[0]).toEqual({
    Error: null,
    Value: [
      {
        Id: contoso,
        EntityName: 'account',
        ObjectTypeCode: 0,
        Attributes: {
          '@search.objecttypecode': 1,
          name: 'Contoso Pharmaceuticals (sample)',
          createdon: '2023-10-13T17:41:21Z',
          'createdon@OData.Community.Display.V1.FormattedValue': '10/13/2023 5:41 PM',
        },
        Highlights: { name: ['{crmhit}Contoso{/crmhit} Pharmaceuticals (sample)'] },
        Score: expect.any(Number) as number,
      },
    ],
    Facets: {},
    QueryContext: null,
    Count: 1,
  })
  expect(answers[1]).toEqual(answers[0])
})

test('without entities every find column of every table is searched, and the filter of the Quick Find view holds', async () => {
  const { Value, Count } = await service.query({ search: 'contoso' })
  expect(Count).toBe(-1)
  expect(Value.map(({ EntityName, Highlights }) => [EntityName, Highlights])).toEqual([
    ['account', { name: ['{crmhit}Contoso{/crmhit} Pharmaceuticals (sample)'] }],
    ['account', { address1_city: ['{crmhit}Contoso{/crmhit} Town'] }],
  ])
})

test('an entity without columns is searched by its primary name, which comes back alone', async () => {
  const entities = JSON.stringify([{ name: 'account' }])
  expect((await service.query({ search: 'town', entities })).Value).toEqual([])
  const { Value } = await service.query({ search: 'ski', entities })
  expect(Value.map(({ Attributes }) => Attributes)).toEqual([{ '@search.objecttypecode': 1, name: 'Alpine Ski House' }])
})

test('lookups come as id, name and table, choices with their label', async () => {
  const entities = JSON.stringify([{ name: 'account', selectcolumns: ['ownerid', 'primarycontactid', 'statecode'] }])
  const { Value } = await service.query({ search: 'ski', entities })
  expect(Value[0]!.Attributes).toEqual({
    '@search.objecttypecode': 1,
    ownerid: service.emulator.users.find(({ key }) => key === 'ada')!.systemUserId,
    owneridname: 'Ada Lindqvist',
    '@search.ownerid.logicalname': 'systemuser',
    primarycontactid: null,
    primarycontactidname: null,
    statecode: 0,
    'statecode@OData.Community.Display.V1.FormattedValue': 'Active',
  })
})

const entity = (more: object): object => ({ entities: JSON.stringify([{ name: 'account', ...more }]) })

test.each([
  ['no text', { search: '' }, 400],
  ['nothing but space', { search: ' ' }, 400],
  ['no search at all', {}, 400],
  ['101 characters', { search: 'a'.repeat(101) }, 400],
  ['a search that is no text', { search: 1 }, 400],
  ['more than 100 results', { search: 'a', top: 101 }, 400],
  ['fewer than none', { search: 'a', skip: -1 }, 400],
  ['entities that are no JSON', { search: 'a', entities: '[' }, 400],
  ['entities that are a list and no text', { search: 'a', entities: [{ name: 'account' }] }, 400],
  ['an entity without a name', { search: 'a', ...entity({ name: '' }) }, 400],
  ['a table that is not searched', { search: 'a', ...entity({ name: 'queue' }) }, 400],
  ['a column that is not in the index', { search: 'a', ...entity({ selectColumns: ['revenue'] }) }, 400],
  ['a column without text', { search: 'a', ...entity({ searchColumns: ['createdon'] }) }, 501],
  ['a filter by a column that is not in the index', { search: 'a', ...entity({ filter: 'revenue eq 1' }) }, 400],
  ['a filter of two tables', { search: 'a', filter: "primarycontactid/fullname eq 'x'" }, 400],
  ['a filter by a function', { search: 'a', filter: "contains(name,'x')" }, 501],
  ['a broken filter', { search: 'a', filter: 'name eq' }, 400],
  ['an unknown direction', { search: 'a', orderby: '["name up"]' }, 400],
  ['an order by an unknown column', { search: 'a', orderby: '["nothing"]' }, 400],
  ['an unknown option', { search: 'a', options: "{'speed':'high'}" }, 501],
  ['an unknown syntax', { search: 'a', options: "{'querytype':'full'}" }, 400],
  ['options in the older form', { search: 'a', options: '["lucene"]' }, 400],
  ['a facet by a text', { search: 'a', facets: '["name"]' }, 400],
  ['a facet with two groupings', { search: 'a', facets: '["createdon,interval:day,values:2020-01-01"]' }, 400],
  ['an unfinished group', { search: '(a', options: "{'querytype':'lucene'}" }, 400],
  ['a field', { search: 'name:a', options: "{'querytype':'lucene'}" }, 501],
  ['a range', { search: '[a TO b]', options: "{'querytype':'lucene'}" }, 501],
  ['a broken regular expression', { search: '/(/', options: "{'querytype':'lucene'}" }, 400],
])('%s is refused', async (_what, body, status) => {
  const refusal = await service.refusal('/api/search/v2.0/query', body)
  expect([refusal.status, refusal.message.length > 10]).toEqual([status, true])
})
