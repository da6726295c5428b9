import { type BulkResult, DuplicateKeyError, type RowValues } from '@liaison/dataverse'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { json, refusal } from './builders/http-service.ts'
import { type RowsEnvironment, startRowsEnvironment } from './builders/rows-environment.ts'
import { someId } from './builders/tables.ts'

const numbered = (count: number): RowValues[] => Array.from({ length: count }, (_, index) => ({ name: `N${index}` }))

async function resultsOf<T extends BulkResult>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const result of results) all.push(result)
  return all
}

describe('many rows in a request, with the emulator', () => {
  let environment: RowsEnvironment
  beforeAll(async () => {
    environment = await startRowsEnvironment()
  })
  afterAll(async () => environment.stop())

  test('are created and updated, each once, in the order given', async () => {
    const { client, emulator } = environment
    const created = await resultsOf(client.createMultiple('account', numbered(450)))
    expect(created[0]).toMatchObject({ count: 100, done: 100 })
    expect(created.at(-1)).toMatchObject({ done: 450 })
    const ids = created.flatMap((result) => result.ids)
    expect(new Set(ids).size).toBe(450)
    expect(emulator.rows.count('account')).toBe(450)
    expect(emulator.rows.get('account', ids[123] ?? '')).toMatchObject({ name: 'N123' })

    const changes = ids.map((id, index) => ({ id, values: { name: `M${index}`, telephone1: null } }))
    const updated = await resultsOf(client.updateMultiple('account', changes))
    expect(updated.at(-1)?.done).toBe(450)
    expect(ids.map((id) => emulator.rows.get('account', id)?.['name'])).toEqual(ids.map((_, index) => `M${index}`))
  })

  test('are all or none: what was done before is told, and the failure thrown', async () => {
    const { client, emulator } = environment
    const taken = emulator.rows.insert('competitor', { name: 'Taken' })
    const rows = [...numbered(5), { name: 'Again', competitorid: taken }]
    const done: number[] = []
    const work = async (): Promise<void> => {
      for await (const result of client.createMultiple('competitor', rows, { batchSize: 4, maxBatchSize: 4 })) {
        done.push(result.done)
      }
    }
    await expect(work()).rejects.toBeInstanceOf(DuplicateKeyError)
    expect(done).toEqual([4])
    expect(emulator.rows.count('competitor')).toBe(5)
  })

  test('nothing is sent before it is iterated, nor after the iteration was left', async () => {
    const { client, sent } = environment
    let asked = 0
    let closed = false
    async function* source(): AsyncGenerator<RowValues> {
      try {
        for (;;) {
          asked += 1
          yield { subject: `L${asked}`, lastname: 'L' }
        }
      } finally {
        closed = true
      }
    }
    const before = sent.length
    const work = client.createMultiple('lead', source(), { batchSize: 3 })
    expect([sent.length, asked]).toEqual([before, 0])
    for await (const result of work) {
      expect(result).toMatchObject({ count: 3, done: 3 })
      break
    }
    expect([asked, closed]).toEqual([3, true])
    expect(environment.emulator.rows.count('lead')).toBe(3)
  })
})

describe('many rows in a request, with a service of the test', () => {
  let fixture: ClientFixture
  beforeEach(async () => {
    fixture = await startClient()
  })
  afterEach(async () => fixture.service.stop())

  const sizes = (): number[] =>
    fixture.requests().map(({ body }) => (JSON.parse(body) as { Targets: unknown[] }).Targets.length)

  test('an upsert names a row by its id, or by its alternate key as a link', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => response.writeHead(204).end())
    const rows = [
      { id: someId, values: { name: 'A' } },
      { id: { columns: { name: 'B' } }, values: { revenue: '1.50' } },
    ]
    const [result] = await resultsOf(client.upsertMultiple('account', rows))
    expect(result).toMatchObject({ count: 2, done: 2 })
    expect(requests()[0]).toMatchObject({
      method: 'POST',
      url: '/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.UpsertMultiple',
    })
    expect(requests()[0]?.body).toBe(
      `{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.account","name":"A","accountid":"${someId}"},` +
        `{"@odata.type":"Microsoft.Dynamics.CRM.account","@odata.id":"accounts(name='B')","revenue":1.50}]}`,
    )
  })

  test('a request refused for its length is sent again in halves, and nothing is left out', async () => {
    const { client, service } = fixture
    const changes = numbered(10).map((values) => ({ id: someId, values }))
    fixture.inTurn((request, response) => {
      const { Targets } = JSON.parse(request.body) as { Targets: unknown[] }
      if (Targets.length > 3) return json(response, 413, refusal('0x8004418a', 'Too long.'))
      return response.writeHead(204).end()
    })
    const results = await resultsOf(client.updateMultiple('account', changes, { batchSize: 10, maxBatchSize: 10 }))
    expect(results.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(10)
    expect(sizes()).toEqual([10, 5, 3, 3, 3, 1])
    const names = service.requests
      .filter(({ body }) => body.includes('Targets') && body.split('"name"').length <= 4)
      .flatMap(({ body }) => (JSON.parse(body) as { Targets: { name: string }[] }).Targets.map(({ name }) => name))
    expect(names).toEqual(changes.map(({ values }) => values['name']))
  })

  test('a signal ends it between two requests', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => response.writeHead(204).end())
    const controller = new AbortController()
    const changes = numbered(6).map((values) => ({ id: someId, values }))
    const work = async (): Promise<void> => {
      const options = { batchSize: 2, maxBatchSize: 2, signal: controller.signal }
      for await (const { done } of client.updateMultiple('account', changes, options))
        if (done === 4) controller.abort()
    }
    await expect(work()).rejects.toMatchObject({ code: 'dataverse_aborted', sent: false })
    expect(requests()).toHaveLength(2)
  })

  test('a lost reply is thrown and not sent again: its rows may have been written (P23)', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => response.destroy())
    await expect(resultsOf(client.createMultiple('account', numbered(2)))).rejects.toMatchObject({ effect: 'unknown' })
    expect(requests()).toHaveLength(1)
  })

  test('a reply that names fewer rows than were sent is no success', async () => {
    fixture.inTurn((_request, response) => json(response, 200, { Ids: [someId] }))
    await expect(resultsOf(fixture.client.createMultiple('account', numbered(2)))).rejects.toMatchObject({
      code: 'dataverse_malformed_reply',
      effect: 'unknown',
    })
  })
})
