import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { create, functionCall, list, retrieve, update, type DataverseClient } from '@liaison/dataverse'
import { startClient, type ClientFixture } from './builders/client-fixture.ts'
import { refusal, type HttpService } from './builders/http-service.ts'
import { batchReply, partsOf } from './builders/schema-service.ts'
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

describe('batches', () => {
  test('values come in the order of the operations, in one request', async () => {
    inTurn((_request, response) =>
      batchReply(response, [
        { status: 200, body: { name: 'A' } },
        { status: 200, body: { value: [{ name: 'B' }], '@odata.count': 7 } },
        { status: 200, body: { UserId: 'u' } },
      ]),
    )
    const [row, page, me] = await client.batch([
      retrieve('account', someId),
      list('contact', { top: 1, count: true }),
      functionCall<{ UserId: string }>('WhoAmI'),
    ])
    expect([row['name'], page, me.UserId]).toEqual(['A', { rows: [{ name: 'B' }], count: 7 }, 'u'])
    expect(requests()).toHaveLength(1)
    expect(requests()[0]?.headers['prefer']).toBe('odata.continue-on-error')
    expect(partsOf(requests()[0]?.body ?? '')).toEqual([
      `GET /api/data/v9.2/accounts(${someId}) HTTP/1.1`,
      'GET /api/data/v9.2/contacts?$top=1&$count=true HTTP/1.1',
      'GET /api/data/v9.2/WhoAmI() HTTP/1.1',
    ])
  })

  test('settled, each operation has its own outcome; otherwise the first failure is thrown', async () => {
    inTurn((_request, response) =>
      batchReply(response, [
        { status: 200, body: { name: 'A' } },
        { status: 403, body: refusal('0x80040220', 'is missing prvReadContact privilege') },
      ]),
    )
    const operations = [retrieve('account', someId), list('contact')] as const
    const [profile, contacts] = await client.batchSettled(operations)
    expect(profile).toEqual({ kind: 'ok', value: { name: 'A' } })
    expect(contacts).toMatchObject({
      kind: 'failed',
      error: { code: 'dataverse_access_denied', privilege: 'prvReadContact' },
    })
    await expect(client.batch(operations)).rejects.toMatchObject({ code: 'dataverse_access_denied' })
  })

  test('an operation that cannot be asked fails alone when settled, and stops the batch otherwise (P15)', async () => {
    inTurn((_request, response) => batchReply(response, [{ status: 200, body: { name: 'A' } }]))
    const operations = [list('contact', { select: ['nmae'] }), list('acount'), retrieve('account', someId)] as const
    const [column, table, profile] = await client.batchSettled(operations)
    expect(column).toMatchObject({ kind: 'failed', error: { code: 'dataverse_unknown_name', table: 'contact' } })
    expect(table).toMatchObject({ kind: 'failed', error: { code: 'dataverse_unknown_name', table: 'acount' } })
    expect(profile).toEqual({ kind: 'ok', value: { name: 'A' } })
    await expect(client.batch(operations)).rejects.toMatchObject({ code: 'dataverse_unknown_name', sent: false })
    expect(requests()).toHaveLength(1)
  })

  test('a batch that answers fewer parts than asked is malformed (P49)', async () => {
    inTurn((_request, response) => batchReply(response, [{ status: 200, body: {} }]))
    await expect(client.batchSettled([list('account'), list('contact')])).rejects.toThrow('answers 1 of 2')
    // A batch of reads may be repeated.
    expect(requests()).toHaveLength(4)
  })
})

describe('change sets', () => {
  const operations = [
    create('account', someId, { name: 'A' }),
    update('opportunity', otherId, { estimatedvalue: '48000.50' }, { ifMatch: 'W/"7"' }),
  ]

  test('are one request whose parts carry Content-ID, If-Match and our ids (P22, P23)', async () => {
    inTurn((_request, response) => {
      response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=b' })
      const part = (id: number, path: string) =>
        `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\nHTTP/1.1 204 No Content\r\nOData-EntityId: https://x/api/data/v9.2/${path}\r\n\r\n\r\n`
      // Out of order, so that the numbers are what is believed.
      const inner = `${part(2, `opportunities(${otherId})`)}${part(1, `accounts(${someId})`)}--c--`
      response.end(`--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${inner}\r\n--b--\r\n`)
    })
    expect(await client.changeSet(operations)).toEqual([
      { status: 204, id: someId },
      { status: 204, id: otherId },
    ])
    const [request] = requests()
    expect(requests()).toHaveLength(1)
    expect(request?.headers['prefer']).toBeUndefined()
    expect(request?.body).toContain(`Content-ID: 1\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1`)
    expect(request?.body).toContain(`{"name":"A","accountid":"${someId}"}`)
    expect(request?.body).toMatch(
      /PATCH \/api\/data\/v9\.2\/opportunities\([^)]+\) HTTP\/1\.1\r\n[^]*if-match: W\/"7"\r\n/,
    )
    expect(request?.body).toContain('{"estimatedvalue":48000.50}')
  })

  test('a refusal is the typed error of the one operation, and nothing was written', async () => {
    inTurn((_request, response) => {
      response.writeHead(400, { 'content-type': 'multipart/mixed; boundary=b' })
      const error = JSON.stringify(refusal('0x80060882', "The version doesn't match."))
      response.end(
        `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\nContent-ID: 2\r\n\r\nHTTP/1.1 412 Precondition Failed\r\nContent-Type: application/json\r\n\r\n${error}\r\n--c--\r\n--b--`,
      )
    })
    await expect(client.changeSet(operations)).rejects.toMatchObject({
      code: 'dataverse_row_changed',
      effect: 'none',
      request: { method: 'PATCH', path: `opportunities(${otherId})` },
    })
    expect(requests()).toHaveLength(1)
  })
})
