import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { json } from './builders/http-service.ts'

let fixture: ClientFixture
beforeEach(async () => {
  fixture = await startClient()
})
afterEach(() => fixture.service.stop())

test('the rows of a page are let go of before the next page is there', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const { client, service, inTurn } = fixture
  const seen: WeakRef<Row>[] = []
  const kept: boolean[] = []
  const page = (number: number): void => {
    inTurn((_request, response) => {
      collectGarbage()
      kept.push(seen.some((row) => row.deref() !== undefined))
      if (number < 4) page(number + 1)
      const nextLink = number < 4 ? { '@odata.nextLink': `${service.url}/api/data/v9.2/accounts?page=${number}` } : {}
      json(response, 200, { value: [{ first: true }, { first: false }], ...nextLink })
    })
  }
  page(1)
  for await (const row of client.list('account')) {
    // The last row of a page is still in the loop's own hands when the next page is asked for.
    if (row['first'] === true) seen.push(new WeakRef(row))
  }
  expect(seen).toHaveLength(4)
  expect(kept).toEqual([false, false, false, false])
})
