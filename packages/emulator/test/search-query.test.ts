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
