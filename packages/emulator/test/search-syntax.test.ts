import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
const names = ['Hotel Wifi', 'Hotel Luxury', 'Motel One', 'Alpine Hotel', 'Airport near the Hotel', 'Blues University']
beforeAll(async () => {
  service = await startSearchService()
  for (const name of names) await service.create('accounts', { name })
  await service.create('accounts', { name: 'Contact us', telephone1: '+1(800)555-1234', emailaddress1: 'a@b.example' })
})
afterAll(() => service.emulator.stop())

const sorted = async (search: string, options: object = {}): Promise<string[]> =>
  (await service.names(search, { options: JSON.stringify(options) })).toSorted()

const hotels = ['Airport near the Hotel', 'Alpine Hotel', 'Hotel Luxury', 'Hotel Wifi']
const all = [...names, 'Contact us'].toSorted()
const not = (...left: string[]): string[] => all.filter((name) => !left.includes(name))

test.each([
  ['hotel', 'any', hotels],
  ['HOTEL', 'any', hotels],
  ['wifi luxury', 'any', ['Hotel Luxury', 'Hotel Wifi']],
  ['wifi luxury', 'all', []],
  ['hotel wifi', 'all', ['Hotel Wifi']],
  ['wifi+hotel', 'any', ['Hotel Wifi']],
  ['wifi | one', 'all', ['Hotel Wifi', 'Motel One']],
  ['hotel+(wifi | luxury)', 'any', ['Hotel Luxury', 'Hotel Wifi']],
  ['wifi -luxury', 'any', not('Hotel Luxury')],
  ['hotel -luxury', 'all', ['Airport near the Hotel', 'Alpine Hotel', 'Hotel Wifi']],
  ['Alp*', 'any', ['Alpine Hotel']],
  ['"the hotel"', 'any', ['Airport near the Hotel']],
  ['"hotel the"', 'any', []],
  ['*', 'any', all],
  [String.raw`\+1\(800\)555\-1234`, 'all', ['Contact us']],
  ['b.example', 'any', ['Contact us']],
  ['example', 'any', []],
  ['hote', 'any', []],
  ['(hotel', 'any', hotels],
  ['hotel)', 'any', hotels],
  ['+ | -', 'any', []],
  ['"', 'any', []],
])('the simple search %s of %s words is understood', async (search, searchmode, found) => {
  expect(await sorted(search, { querytype: 'simple', searchmode })).toEqual(found)
})

test.each([
  ['wifi AND hotel', 'any', ['Hotel Wifi']],
  ['wifi && hotel', 'any', ['Hotel Wifi']],
  ['wifi OR one', 'all', ['Hotel Wifi', 'Motel One']],
  ['wifi || one', 'all', ['Hotel Wifi', 'Motel One']],
  ['+hotel wifi', 'any', hotels],
  ['hotel NOT luxury', 'all', ['Airport near the Hotel', 'Alpine Hotel', 'Hotel Wifi']],
  ['hotel !luxury', 'all', ['Airport near the Hotel', 'Alpine Hotel', 'Hotel Wifi']],
  ['hotel –luxury', 'all', ['Airport near the Hotel', 'Alpine Hotel', 'Hotel Wifi']],
  ['hotel AND NOT (luxury OR wifi)', 'any', ['Airport near the Hotel', 'Alpine Hotel']],
  ['alp*', 'any', ['Alpine Hotel']],
  ['/.*pine/', 'any', ['Alpine Hotel']],
  ['*pine', 'any', ['Alpine Hotel']],
  ['h?tel', 'any', hotels],
  ['/[mh]otel/', 'any', [...hotels, 'Motel One'].toSorted()],
  ['Uniersty~', 'any', ['Blues University']],
  ['Blue~1', 'any', ['Blues University']],
  ['Blue~0', 'any', []],
  ['"airport hotel"~2', 'any', ['Airport near the Hotel']],
  ['"airport hotel"~1', 'any', []],
  ['wifi^2 one', 'any', ['Hotel Wifi', 'Motel One']],
  ['OR', 'any', []],
])('the Lucene search %s of %s words is understood', async (search, searchmode, found) => {
  expect(await sorted(search, { querytype: 'lucene', searchmode })).toEqual(found)
})

test('a rare word weighs more than a common one, and a boost more than that', async () => {
  expect((await service.names('hotel one'))[0]).toBe('Motel One')
  expect((await service.names('hotel^9 one', { options: "{'querytype':'lucene'}" })).at(-1)).toBe('Motel One')
})

test('what a plus does not require counts for the rank', async () => {
  expect((await service.names('+hotel wifi', { options: "{'querytype': 'lucene'}" }))[0]).toBe('Hotel Wifi')
})
