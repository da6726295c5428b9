import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
let maria: string
let owner: string
beforeAll(async () => {
  service = await startSearchService()
  owner = service.emulator.users.find(({ key }) => key === 'ada')!.systemUserId
  maria = await service.create('contacts', {
    firstname: 'Maria',
    lastname: 'Sullivan',
    emailaddress1: 'maria@contoso.com',
    address1_city: 'Seattle',
    address1_telephone1: '206-400-0200',
    telephone1: '206-400-0300',
  })
  await service.create('accounts', { name: 'Contoso, Ltd.', accountnumber: 'A, 1' })
  await service.create('leads', { lastname: 'Contosa', subject: 'A lead' })
})
afterAll(() => service.emulator.stop())

async function ask(operation: string, body: object): Promise<Record<string, unknown>> {
  const reply = await service.send('POST', `/api/search/v1.0/${operation}`, body)
  expect(reply.status).toBe(200)
  return (await reply.json()) as Record<string, unknown>
}

const shown = {
  fullname: 'Maria Sullivan',
  entityimage_url: null,
  emailaddress1: 'maria@contoso.com',
  address1_city: 'Seattle',
  address1_telephone1: '206-400-0200',
  parentcustomerid: null,
  parentcustomeridname: null,
  telephone1: '206-400-0300',
}

test('the search of the page is answered as the page shows', async () => {
  const bounds = 'values:2019-04-27T00:00:00|2020-03-27T00:00:00|2020-04-20T00:00:00|2020-04-27T00:00:00'
  const facets = ['@search.entityname', 'account.primarycontactid', 'ownerid'].map((name) => `${name},count:100`)
  const ranges = [
    { Type: 'Range', To: '4/27/2019 12:00 AM', Count: 0 },
    { Type: 'Range', From: '4/27/2019 12:00 AM', To: '3/27/2020 12:00 AM', Count: 0 },
    { Type: 'Range', From: '3/27/2020 12:00 AM', To: '4/20/2020 12:00 AM', Count: 0 },
    { Type: 'Range', From: '4/20/2020 12:00 AM', To: '4/27/2020 12:00 AM', Count: 0 },
    { Type: 'Range', From: '4/27/2020 12:00 AM', Count: 1 },
  ]
  expect(
    await ask('query', { search: 'maria', facets: [...facets, `modifiedon,${bounds}`, `createdon,${bounds}`] }),
  ).toEqual({
    value: [
      {
        '@search.score': expect.any(Number) as number,
        '@search.highlights': {
          emailaddress1: ['{crmhit}maria{/crmhit}@contoso.com'],
          firstname: ['{crmhit}Maria{/crmhit}'],
          fullname: ['{crmhit}Maria{/crmhit} Sullivan'],
        },
        '@search.entityname': 'contact',
        '@search.objectid': maria,
        ownerid: owner,
        owneridname: 'Ada Lindqvist',
        '@search.ownerid.logicalname': 'systemuser',
        '@search.objecttypecode': 2,
        createdon: '10/13/2023 5:41 PM',
        modifiedon: '10/13/2023 5:41 PM',
        ...shown,
      },
    ],
    facets: {
      '@search.entityname': [{ Type: 'Value', Value: 'contact', Count: 1 }],
      'account.primarycontactid': [],
      ownerid: [{ Type: 'Value', Value: owner, OptionalValue: 'Ada Lindqvist', Count: 1 }],
      modifiedon: ranges,
      createdon: ranges,
    },
    totalrecordcount: -1,
  })
})

test('suggestions and the completed word are those of the page', async () => {
  expect(await ask('suggest', { search: 'mar' })).toEqual({
    value: [
      {
        text: '{crmhit}Mar{/crmhit}ia Sullivan',
        document: {
          '@search.objectid': maria,
          '@search.entityname': 'contact',
          '@search.objecttypecode': 2,
          ...shown,
        },
      },
    ],
  })
  expect(await ask('autocomplete', { search: 'mar' })).toEqual({ value: '{crmhit}maria{/crmhit}' })
  // Primary columns alone: the city is none.
  expect(await ask('autocomplete', { search: 'seat' })).toEqual({ value: null })
})

test('a filter speaks of tables, and of those that are not searched in vain', async () => {
  const found = async (filter: string): Promise<unknown[]> => {
    const { value } = await ask('query', { search: 'contos*', filter })
    return (value as Record<string, unknown>[]).map((row) => row['@search.entityname'])
  }
  expect(await found('account:modifiedon ge 2020-04-27T00:00:00, activities: regardingobjecttypecode eq 1')).toEqual(
    expect.arrayContaining(['account', 'lead', 'contact']),
  )
  expect(await found("account:accountnumber eq 'A, 2',contact: (statecode eq 1 or statecode eq 2)")).toEqual(['lead'])
  expect(await found("account:accountnumber eq 'A, 1', contact:statecode eq 1, lead:statecode eq 1")).toEqual([
    'account',
  ])
  expect(await found('createdon lt 2020-04-27T00:00:00')).toEqual([])
})

test('type of search, tables and order are asked for by the older names', async () => {
  const found = async (more: object): Promise<[string[], unknown]> => {
    const search = 'Sulliven~1 OR /.*tosa/'
    const { value, totalrecordcount } = await ask('query', {
      search,
      searchtype: 'full',
      returntotalrecordcount: true,
      ...more,
    })
    return [(value as Record<string, string>[]).map((row) => row['@search.entityname'] ?? ''), totalrecordcount]
  }
  const [tables, total] = await found({})
  expect([tables.toSorted(), total]).toEqual([['contact', 'lead'], 2])
  expect(await found({ entities: ['lead'] })).toEqual([['lead'], 1])
  expect(await found({ orderby: ['emailaddress1 desc'], top: 1 })).toEqual([['contact'], 2])
  expect(await found({ orderby: ['emailaddress1 desc'], skip: 1 })).toEqual([['lead'], 2])
  expect(await found({ searchtype: 'simple', searchmode: 'all', search: 'maria sullivan' })).toEqual([['contact'], 1])
})

test.each([
  ['POST', 'v1.0/query', { search: '' }, 400],
  ['POST', 'v1.0/suggest', { search: 'ab' }, 400],
  ['POST', 'v1.0/query', { search: 'a', entities: 'account' }, 400],
  ['POST', 'v1.0/query', { search: 'a', entities: ['queue'] }, 400],
  ['POST', 'v1.0/query', { search: 'a', searchtype: 'lucene' }, 400],
  ['POST', 'v1.0/query', { search: 'a', searchmode: 'some' }, 400],
  ['POST', 'v1.0/query', { search: 'a', top: 101 }, 400],
  ['POST', 'v1.0/query', { search: 'a', filter: 'account:name eq 1, account:name eq 2' }, 400],
  ['GET', 'v1.0/query', undefined, 405],
  ['GET', 'v1.0/status', undefined, 404],
  ['POST', 'v3.0/query', { search: 'a' }, 404],
  ['POST', 'v2.0/find', { search: 'a' }, 404],
])('%s %s %j is refused with %i %i', async (method, path, body, status) => {
  const reply = await service.send(method, `/api/search/${path}`, body)
  expect(reply.status).toBe(status)
  expect(Object.keys((await reply.json()) as object)).toEqual(['error'])
})
