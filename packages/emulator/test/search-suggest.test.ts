import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
let contoso: string
beforeAll(async () => {
  service = await startSearchService()
  contoso = await service.create('accounts', { name: 'Contoso Pharmaceuticals', address1_city: 'Contented Town' })
  await service.create('accounts', { name: 'The Contoso Hotel' })
  await service.create('contacts', { firstname: 'Connie', lastname: 'Contos' })
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await service.create('accounts', { name: `Alpine ${name}` })
})
afterAll(() => service.emulator.stop())

interface Suggestion {
  Text: string
  Document: Record<string, unknown>
}
async function ask<T>(operation: string, body: object): Promise<{ Value: T }> {
  const reply = await service.send('POST', `/api/data/v9.2/search${operation}`, body)
  expect(reply.status).toBe(200)
  const { response } = (await reply.json()) as { response: string }
  return JSON.parse(response) as { Value: T }
}
const suggested = async (search: string, more: object = {}): Promise<string[]> =>
  (await ask<Suggestion[]>('suggest', { search, ...more })).Value.map(({ Text }) => Text)
const completed = async (search: string, more: object = {}): Promise<unknown> =>
  (await ask('autocomplete', { search, ...more })).Value

test('the suggestions of the page are rows by their primary name, in the form the page shows', async () => {
  const body = {
    orderby: 'null',
    options: 'null',
    fuzzy: false,
    search: 'Cont',
    filter: null,
    entities: 'null',
    top: 1,
  }
  expect(await ask('suggest', body)).toEqual({
    Error: null,
    Value: [
      {
        Text: '{crmhit}Cont{/crmhit}oso Pharmaceuticals',
        Document: {
          '@search.objectid': contoso,
          '@search.entityname': 'account',
          '@search.objecttypecode': 1,
          name: 'Contoso Pharmaceuticals',
        },
      },
    ],
    QueryContext: null,
  })
})

test('five suggestions come when nothing is said, names that begin so before others', async () => {
  expect(await suggested('cont')).toEqual([
    '{crmhit}Cont{/crmhit}oso Pharmaceuticals',
    'The {crmhit}Cont{/crmhit}oso Hotel',
    'Connie {crmhit}Cont{/crmhit}os',
  ])
  expect(await suggested('alp')).toHaveLength(5)
  expect(await suggested('alp', { top: 6, orderby: '["name desc"]' })).toContain('{crmhit}Alp{/crmhit}ine F')
})

test('words before the last are typed to their end', async () => {
  expect(await suggested('the contoso ho')).toEqual([
    '{crmhit}The{/crmhit} {crmhit}Contoso{/crmhit} {crmhit}Ho{/crmhit}tel',
  ])
  expect(await suggested('th contoso ho')).toEqual([])
})

test('one letter may be wrong when asked to be lenient', async () => {
  expect(await suggested('comt')).toEqual([])
  expect(await suggested('comtoso', { fuzzy: true })).toContain('The {crmhit}Contoso{/crmhit} Hotel')
  expect(await suggested('tje comtoso ho', { fuzzy: true })).toEqual([])
})

test('suggestions are limited to tables and by filters', async () => {
  expect(await suggested('cont', { entities: '[{"name":"contact"}]' })).toEqual(['Connie {crmhit}Cont{/crmhit}os'])
  expect(await suggested('cont', { filter: "address1_city eq 'Contented Town'" })).toHaveLength(1)
})

test('the completed word is the one that most rows have', async () => {
  const entities = JSON.stringify([
    { Name: 'account', SelectColumns: ['name', 'createdon'], SearchColumns: ['name'], Filter: null },
  ])
  expect(await ask('autocomplete', { entities, search: 'Con', fuzzy: true, filter: null })).toEqual({
    Error: null,
    Value: '{crmhit}contoso{/crmhit}',
    QueryContext: null,
  })
  expect(await completed('conn')).toBe('{crmhit}connie{/crmhit}')
  expect(await completed('xyz')).toBeNull()
  expect(await completed('!')).toBeNull()
  expect(await completed('alpime')).toBeNull()
  expect(await completed('alpime', { fuzzy: true })).toBe('{crmhit}alpine{/crmhit}')
})

test.each([
  ['suggest', 'co', 400],
  ['suggest', 'c'.repeat(101), 400],
  ['autocomplete', '', 400],
  ['autocomplete', 'two words', 501],
])('%s of %s is refused', async (operation, search, status) => {
  const refusal = await service.refusal(`/api/search/v2.0/${operation}`, { search })
  expect([refusal.status, refusal.message.length > 10]).toEqual([status, true])
})
