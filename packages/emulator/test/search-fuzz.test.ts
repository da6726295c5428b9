import { afterAll, beforeAll, expect, test } from 'vitest'
import { Random } from '../src/seed/random.ts'
import { type SearchService, startSearchService } from './search-service.ts'

// Whatever is searched for, the answer is rows or a refusal: never a crash, never a wait without end.

let service: SearchService
beforeAll(async () => {
  service = await startSearchService()
  for (const name of ['Hotel Wifi', 'a-b (c) "d"', 'Über 1.5 *', '{crmhit}', "O'Neil"])
    await service.create('accounts', { name })
})
afterAll(() => service.emulator.stop())

const random = new Random('searches')
const pick = <T>(items: readonly T[]): T => items[random.whole(0, items.length - 1)]!
const pieces = 'hotel wifi 1.5 über + | - " ( ) * \\ AND OR NOT && || ! – ~ ~1 ^ ^2 / /h.*/ [ ] { } : ? , ; \''.split(
  ' ',
)
const text = (): string => Array.from({ length: random.whole(1, 9) }, () => pick(pieces)).join(pick(['', ' ', ' ']))

const values: readonly unknown[] = [
  null,
  'null',
  '',
  0,
  -1,
  1e9,
  true,
  '[]',
  '{}',
  '[null]',
  '[1]',
  '[{}]',
  '[{"name":"account","filter":"x"}]',
  '["@search.score desc","createdon"]',
  '["createdon,interval:year"]',
  '["statecode,count:0","entityname,sort:x"]',
  "{'querytype':'lucene'}",
  'createdon gt 2020-01-01',
  "statecode eq null or not (name eq 'x')",
  [],
  {},
]
const names = [
  'entities',
  'facets',
  'filter',
  'options',
  'orderby',
  'count',
  'top',
  'skip',
  'fuzzy',
  'search',
  'searchtype',
]

test.each(['simple', 'lucene'])('any text is searched for or refused in the %s syntax', async (querytype) => {
  for (let run = 0; run < 200; run += 1) {
    const search = text().slice(0, 100)
    const options = JSON.stringify({ querytype, searchmode: pick(['any', 'all']) })
    const { status } = await service.send('POST', '/api/search/v2.0/query', { search, options })
    expect([search, [200, 400, 501].includes(status)]).toEqual([search, true])
  }
})

test.each(['v2.0/query', 'v2.0/suggest', 'v2.0/autocomplete', 'v1.0/query', 'v1.0/suggest', 'v1.0/autocomplete'])(
  'any body is answered or refused by %s',
  async (path) => {
    for (let run = 0; run < 60; run += 1) {
      const more = Array.from({ length: random.whole(0, 3) }, () => [pick(names), pick(values)])
      const body = { search: pick(['hotel', 'h', text()]), ...(Object.fromEntries(more) as object) }
      const { status } = await service.send('POST', `/api/search/${path}`, body)
      expect([body, [200, 400, 501].includes(status)]).toEqual([body, true])
    }
  },
)
