import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
let mia: string
beforeAll(async () => {
  service = await startSearchService()
  mia = service.emulator.users.find(({ key }) => key === 'mia')!.systemUserId
  const contact = await service.create('contacts', { lastname: 'Acme Buyer' })
  for (const [name, estimatedvalue, day] of [
    ['Acme pumps', 150, '2023-01-31'],
    ['Acme valves', 50, '2023-02-01'],
    ['Acme spares', null, '2023-02-28'],
  ] as const)
    await service.create('opportunities', {
      name,
      estimatedvalue,
      estimatedclosedate: day,
      'customerid_contact@odata.bind': `/contacts(${contact})`,
      ...(name === 'Acme pumps' && { 'ownerid@odata.bind': `/systemusers(${mia})` }),
    })
})
afterAll(() => service.emulator.stop())

const facet = async (text: string): Promise<unknown> => {
  const { Facets } = await service.query({ search: 'acme', facets: JSON.stringify([text]) })
  return Object.values(Facets)[0]
}

test('results are put in order by columns, empty ones first, and read page by page', async () => {
  expect(await service.names('acme', { orderby: '["estimatedvalue desc","name"]' })).toEqual([
    'Acme pumps',
    'Acme valves',
    'Acme Buyer',
    'Acme spares',
  ])
  const orderby = '["estimatedvalue","@search.score desc"]'
  const { Value, Count } = await service.query({ search: 'acme', orderby, skip: 2, top: 1, count: true })
  expect([Value.map(({ Attributes }) => Attributes['name']), Count]).toEqual([['Acme valves'], 4])
  expect((await service.names('acme', { orderby: '["ownerid desc"]' }))[0]).toBe('Acme pumps')
})

test('a filter finds ids as texts, times without a zone, and nothing in columns that a table lacks', async () => {
  expect(await service.names('acme', { filter: `ownerid eq '${mia}'` })).toEqual(['Acme pumps'])
  expect(await service.names('acme', { filter: `ownerid eq ${mia}` })).toEqual(['Acme pumps'])
  expect(await service.names('acme', { filter: 'estimatedvalue gt 100 and createdon ge 2023-10-13T17:41:21' })).toEqual(
    ['Acme pumps'],
  )
  expect((await service.names('acme', { filter: 'estimatedvalue eq null' })).toSorted()).toEqual([
    'Acme Buyer',
    'Acme spares',
  ])
  expect((await service.names('acme', { filter: 'not (estimatedvalue ne 50)' })).toSorted()).toEqual(['Acme valves'])
  expect(await service.names('acme', { filter: 'estimatedvalue ne null and emailaddress1 ne null' })).toEqual([])
})

test.each([
  [
    'entityname',
    [
      { value: 'opportunity', count: 3 },
      { value: 'contact', count: 1 },
    ],
  ],
  [
    'entityname,sort:-count',
    [
      { value: 'contact', count: 1 },
      { value: 'opportunity', count: 3 },
    ],
  ],
  [
    'entityname,sort:value',
    [
      { value: 'contact', count: 1 },
      { value: 'opportunity', count: 3 },
    ],
  ],
  ['entityname,sort:-value,count:1', [{ value: 'opportunity', count: 3 }]],
  ['opportunity:statecode', [{ value: 0, count: 3 }]],
  [
    'estimatedvalue,interval:100',
    [
      { value: 0, count: 1 },
      { value: 100, count: 1 },
    ],
  ],
  [
    'estimatedclosedate,interval:month',
    [
      { value: '2023-01-01T00:00:00Z', count: 1 },
      { value: '2023-02-01T00:00:00Z', count: 2 },
    ],
  ],
  ['estimatedclosedate,interval:quarter', [{ value: '2023-01-01T00:00:00Z', count: 3 }]],
  ['createdon,interval:day,timeoffset:+07', [{ value: '2023-10-13T17:00:00Z', count: 4 }]],
  ['createdon,interval:week,timeoffset:-0130', [{ value: '2023-10-08T01:30:00Z', count: 4 }]],
  ['createdon,interval:minute', [{ value: '2023-10-13T17:41:00Z', count: 4 }]],
])('the facet %s counts what was found', async (text, groups) => {
  expect(await facet(text)).toEqual(groups.map((group) => ({ type: 'value', ...group })))
})

test('a facet by a lookup says the name, and one by values the ranges', async () => {
  expect(await facet('ownerid')).toContainEqual({ type: 'value', value: mia, optionalvalue: 'Mia Keller', count: 1 })
  expect(await facet('estimatedvalue,values:100|200')).toEqual([
    { type: 'range', to: 100, count: 1 },
    { type: 'range', from: 100, to: 200, count: 1 },
    { type: 'range', from: 200, count: 0 },
  ])
})

test('a switch writes the members of facets as the older text has them', async () => {
  service.emulator.switches.searchFacetNames = 'pascal-case'
  expect(await facet('opportunity:ownerid,count:1')).toMatchObject([{ Type: 'Value', OptionalValue: 'Ada Lindqvist' }])
  service.emulator.switches.searchFacetNames = 'lower-case'
})
