import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DuplicateKeyError, RowNotFoundError, ThrottledError } from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { type Handler, json, refusal } from './builders/http-service.ts'
import { someId } from './builders/tables.ts'

let fixture: ClientFixture
afterEach(async () => {
  await fixture.service.stop()
})

const lost: Handler = (_request, response) => response.destroy()
const done: Handler = (_request, response) => response.writeHead(204).end()
const refused =
  (status: number, code: string): Handler =>
  (_request, response) =>
    json(response, status, refusal(code))

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('where writes that change nothing when repeated may be repeated', () => {
  beforeEach(async () => {
    fixture = await startClient({ retry: { repeatWrites: true } })
  })

  test('an update of any version and an upsert are sent again after a lost reply', async () => {
    const { client, inTurn, requests } = fixture
    inTurn(lost, done)
    await client.update('account', someId, { name: 'A' })
    inTurn(
      (_request, response) => response.writeHead(503).end(),
      (_request, response) => json(response, 200, {}),
    )
    await client.upsert('account', someId, { name: 'A' })
    expect(requests().map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'PATCH', 'PATCH'])
  })

  test('a create with the id of the caller makes one row, and tells that it may be the one of the lost attempt (P23)', async () => {
    const { client, inTurn, requests } = fixture
    inTurn(lost, refused(412, '0x80040237'))
    const error = await failureOf(client.create('account', { name: 'A' }, { id: someId }))
    expect(error).toBeInstanceOf(DuplicateKeyError)
    expect(error).toMatchObject({ effect: 'unknown' })
    expect(requests()).toHaveLength(2)
  })

  test('a delete whose repeat finds no row has been done; without a repeat it has not', async () => {
    const { client, inTurn } = fixture
    inTurn(lost, refused(404, '0x80040217'))
    await client.delete('account', someId)
    inTurn(refused(404, '0x80040217'))
    await expect(client.delete('account', someId)).rejects.toBeInstanceOf(RowNotFoundError)
  })

  test('a refusal after a lost attempt leaves the write in doubt', async () => {
    const { client, inTurn } = fixture
    inTurn(lost, (_request, response) => json(response, 429, refusal('0x80072322'), { 'retry-after': '300' }))
    const error = await failureOf(client.update('account', someId, { name: 'A' }))
    expect(error).toBeInstanceOf(ThrottledError)
    expect(error).toMatchObject({ effect: 'unknown' })
  })

  test.each<[string, (client: ClientFixture['client']) => Promise<unknown>]>([
    ['an update of one version', (client) => client.update('account', someId, { name: 'A' }, { ifMatch: 'W/"1"' })],
    ['a delete of one version', (client) => client.delete('account', someId, { ifMatch: 'W/"1"' })],
    ['a create whose id the service chooses', (client) => client.create('account', { name: 'A' })],
    ['an action', (client) => client.callAction('Act')],
    ['a change set', (client) => client.changeSet([{ kind: 'action', name: 'Act', body: {} }])],
  ])('%s is not', async (_title, write) => {
    const { client, inTurn, requests } = fixture
    inTurn(lost, done)
    expect(await failureOf(write(client))).toMatchObject({ code: 'dataverse_connection_lost', effect: 'unknown' })
    expect(requests()).toHaveLength(1)
  })

  test('a failure of a plug-in is not, as it fails again', async () => {
    const { client, inTurn, requests } = fixture
    inTurn(refused(500, '0x80040216'), done)
    expect(await failureOf(client.update('account', someId, { name: 'A' }))).toMatchObject({ status: 500 })
    expect(requests()).toHaveLength(1)
  })
})
