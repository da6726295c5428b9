import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TransportError, type DataverseClient } from '@liaison/dataverse'
import { startClient, type ClientFixture } from './builders/client-fixture.ts'
import { json, type HttpService } from './builders/http-service.ts'
import { otherId, someId } from './builders/tables.ts'

let service: HttpService
let client: DataverseClient
let inTurn: ClientFixture['inTurn']
let requests: ClientFixture['requests']

beforeEach(async () => {
  ;({ service, client, inTurn, requests } = await startClient())
})
afterEach(async () => {
  await service.stop()
})

describe('writing', () => {
  test('an update carries If-Match even when nobody gave one (P22)', async () => {
    inTurn((_request, response) => response.writeHead(204).end())
    await client.update('account', someId, { name: 'B' })
    await client.update('account', someId, { name: 'B' }, { ifMatch: 'W/"3"' })
    expect(requests().map(({ headers }) => headers['if-match'])).toEqual(['*', 'W/"3"'])
  })

  test('a create answers the id; a PATCH that may create tells whether it did', async () => {
    inTurn(
      (_request, response) =>
        response.writeHead(204, { 'odata-entityid': `https://x/api/data/v9.2/accounts(${otherId})` }).end(),
      (_request, response) => json(response, 201, {}),
      (_request, response) => json(response, 200, {}),
    )
    expect(await client.create('account', { name: 'A' })).toEqual({ id: otherId })
    expect(await client.upsert('account', someId, { name: 'A' })).toEqual({ created: true, id: someId })
    expect(await client.upsert('account', someId, { name: 'A' })).toEqual({ created: false, id: someId })
    expect(requests()[1]).toMatchObject({ method: 'PATCH', headers: { prefer: 'return=representation' } })
    expect(requests()[1]?.headers['if-match']).toBeUndefined()
  })

  test('a lost reply is not sent again, and says that it may have happened (P23)', async () => {
    inTurn((_request, response) => {
      response.destroy()
    })
    const error = await client.create('account', { name: 'A' }, { id: someId }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({ code: 'dataverse_connection_lost', sent: true, effect: 'unknown' })
    expect(requests()).toHaveLength(1)
  })

  test('a sign-in page with status 200 is no success (P49)', async () => {
    inTurn((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))
    await expect(client.update('account', someId, { name: 'A' })).rejects.toMatchObject({
      code: 'dataverse_malformed_reply',
      effect: 'unknown',
    })
    expect(requests()).toHaveLength(1)
  })

  test('a gateway error is not retried (P23)', async () => {
    inTurn((_request, response) => response.writeHead(503).end())
    await expect(client.delete('account', someId)).rejects.toMatchObject({ status: 503, effect: 'unknown' })
    expect(requests()).toHaveLength(1)
  })
})
