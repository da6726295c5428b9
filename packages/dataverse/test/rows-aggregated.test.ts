import { eq } from '@liaison/dataverse'
import { afterEach, beforeEach, expect, expectTypeOf, test } from 'vitest'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { json } from './builders/http-service.ts'

let fixture: ClientFixture
beforeEach(async () => {
  fixture = await startClient()
})
afterEach(async () => fixture.service.stop())

test('groups come as rows, over several pages, with the results under their names and types', async () => {
  const { client, inTurn, requests, service } = fixture
  const nextLink = `${service.url}/api/data/v9.2/accounts?$apply=x&$skiptoken=y`
  inTurn(
    (_request, response) =>
      json(response, 200, { value: [{ statecode: 1, total: 48_000.5, n: 2 }], '@odata.nextLink': nextLink }),
    (_request, response) => json(response, 200, { value: [{ n: 1 }] }),
  )
  const totals: (number | undefined)[] = []
  const groups = client.aggregate('account', {
    filter: eq('statecode', 0),
    groupBy: ['statecode'],
    aggregate: {
      total: { column: 'revenue', with: 'sum' },
      n: { count: true },
      last: { column: 'createdon', with: 'max' },
    },
  })
  for await (const group of groups) {
    expectTypeOf(group.n).toEqualTypeOf<number | undefined>()
    expectTypeOf(group.last).toEqualTypeOf<number | string | undefined>()
    totals.push(group.total)
  }
  expect(totals).toEqual([48_000.5, undefined])
  expect(decodeURIComponent(requests()[0]?.url ?? '')).toBe(
    '/api/data/v9.2/accounts?$apply=filter(statecode eq 0)/groupby((statecode),' +
      'aggregate(revenue with sum as total,$count as n,createdon with max as last))',
  )
  expect(requests()[1]?.url).toBe('/api/data/v9.2/accounts?$apply=x&$skiptoken=y')
})
