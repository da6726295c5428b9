import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  any,
  contains,
  eq,
  isIn,
  list,
  MalformedReplyError,
  or,
  RowNotFoundError,
  type DataverseClient,
} from '@liaison/dataverse'
import { startClient, allOf, type ClientFixture } from './builders/client-fixture.ts'
import { json, refusal, startHttpService, type Handler, type HttpService } from './builders/http-service.ts'
import { batchReply, partsOf } from './builders/schema-service.ts'
import { someId } from './builders/tables.ts'

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

const whoAmI: Handler = (_request, response) =>
  json(response, 200, { UserId: 'u', BusinessUnitId: 'b', OrganizationId: 'o' })

describe('reading', () => {
  test('asks for annotations and refuses stale caches', async () => {
    inTurn((_request, response) => json(response, 200, { name: 'A', '@odata.etag': 'W/"1"' }))
    expect(await client.retrieve('account', someId, { select: ['name'] })).toEqual({
      name: 'A',
      '@odata.etag': 'W/"1"',
    })
    expect(requests()).toMatchObject([
      {
        method: 'GET',
        url: `/api/data/v9.2/accounts(${someId})?$select=name`,
        headers: {
          authorization: 'Bearer old-token',
          accept: 'application/json',
          prefer: 'odata.include-annotations="*"',
          'if-none-match': 'null',
          'odata-version': '4.0',
          'odata-maxversion': '4.0',
        },
      },
    ])
  })

  test('a missing row is a RowNotFoundError', async () => {
    inTurn((_request, response) => json(response, 404, refusal('0x80040217', 'account With Id = x Does Not Exist')))
    await expect(client.retrieve('account', someId)).rejects.toBeInstanceOf(RowNotFoundError)
  })

  test('an unknown name is refused before anything is sent (P15)', async () => {
    inTurn(whoAmI)
    await expect(client.retrieve('account', someId, { select: ['nmae'] })).rejects.toMatchObject({
      code: 'dataverse_unknown_name',
      sent: false,
    })
    expect(requests()).toEqual([])
    await expect(client.retrieve('acount', someId)).rejects.toMatchObject({
      code: 'dataverse_unknown_name',
      candidates: [{ name: 'account', label: 'Account' }],
    })
  })

  test('metadata of several tables comes in one batch, once', async () => {
    inTurn((request, response) =>
      batchReply(
        response,
        partsOf(request.body).map(() => ({ status: 200, body: { value: [] } })),
      ),
    )
    await client.batch([
      list('account', { filter: any('contact_customer_accounts', eq('jobtitle', 'x')) }),
      list('contact'),
    ])
    await client.batch([list('account'), list('contact')])
    const metadata = service.requests.filter(({ body }) => body.includes('EntityDefinitions'))
    expect(metadata).toHaveLength(1)
    // Six for each table, and one for the stamp that changes are asked for with later.
    expect(partsOf(metadata[0]?.body ?? '')).toHaveLength(13)
    expect(requests()).toHaveLength(2)
  })
})

describe('lists', () => {
  const page =
    (fields: Record<string, unknown>): Handler =>
    (_request, response) =>
      json(response, 200, fields)

  test('an empty page does not end a list, and next links are followed unchanged (P39)', async () => {
    const link = `${service.url}/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E`
    inTurn(
      page({ value: [{ name: 'A' }], '@odata.nextLink': link }),
      page({ value: [], '@odata.nextLink': `${link}3` }),
      page({ value: [{ name: 'B' }] }),
    )
    const names = []
    for await (const row of client.list('account', { select: ['name'], maxPageSize: 1 })) names.push(row['name'])
    expect(names).toEqual(['A', 'B'])
    expect(requests().map(({ url }) => service.url + url)).toEqual([
      `${service.url}/api/data/v9.2/accounts?$select=name`,
      link,
      `${link}3`,
    ])
    expect(new Set(requests().map(({ headers }) => headers['prefer']))).toEqual(
      new Set(['odata.maxpagesize=1,odata.include-annotations="*"']),
    )
  })

  test('a next link to another host is not followed, and gets no token', async () => {
    const other = await startHttpService()
    inTurn(page({ value: [], '@odata.nextLink': `${other.url}/api/data/v9.2/accounts?$skiptoken=1` }))
    await expect(allOf(client.list('account'))).rejects.toBeInstanceOf(MalformedReplyError)
    expect(other.requests).toEqual([])
    await other.stop()
  })

  test('a page that names itself as the next does not loop for ever', async () => {
    const link = `${service.url}/api/data/v9.2/accounts?$skiptoken=1`
    inTurn(page({ value: [], '@odata.nextLink': link }))
    await expect(allOf(client.list('account'))).rejects.toThrow('names itself')
  })

  test('$top and a page size are never sent together; the limit is kept over pages (P39)', async () => {
    const link = `${service.url}/api/data/v9.2/accounts?$skiptoken=1`
    inTurn(
      page({ value: [{ n: 1 }, { n: 2 }], '@odata.nextLink': link }),
      page({ value: [{ n: 3 }, { n: 4 }], '@odata.nextLink': `${link}2` }),
    )
    const found = await allOf(client.list('account', { top: 3, maxPageSize: 2 }))
    expect(found).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(requests()).toHaveLength(2)
    expect(requests()[0]?.url).not.toContain('$top')

    inTurn(page({ value: [] }))
    await allOf(client.list('account', { top: 3 }))
    expect(requests()[2]).toMatchObject({
      url: '/api/data/v9.2/accounts?$top=3',
      headers: { prefer: 'odata.include-annotations="*"' },
    })
  })

  test('pages end at the limit too: the last is cut off there and leads no further', async () => {
    const link = `${service.url}/api/data/v9.2/accounts?$skiptoken=1`
    inTurn(
      page({ value: [{ n: 1 }, { n: 2 }], '@odata.nextLink': link }),
      page({ value: [{ n: 3 }, { n: 4 }], '@odata.nextLink': `${link}2` }),
    )
    const pages = await allOf(client.list('account', { top: 3, maxPageSize: 2 }).pages())
    expect(pages).toEqual([{ rows: [{ n: 1 }, { n: 2 }], nextLink: link }, { rows: [{ n: 3 }] }])
    expect(requests()).toHaveLength(2)
  })

  test('a query too long for a URL travels in a batch', async () => {
    inTurn((_request, response) => batchReply(response, [{ status: 200, body: { value: [{ name: 'A' }] } }]))
    const filter = or(...Array.from({ length: 1_200 }, (_, index) => contains('name', `name number ${index}`)))
    expect(await allOf(client.list('account', { filter }))).toEqual([{ name: 'A' }])
    expect(requests()).toMatchObject([{ method: 'POST', url: '/api/data/v9.2/$batch' }])
    expect(requests()[0]?.body).toContain('name%20number%201199')
    // 30,400 characters, and 34,200 once each apostrophe is written as %27.
    inTurn((_request, response) => batchReply(response, [{ status: 200, body: { value: [] } }]))
    const quoted = or(...Array.from({ length: 950 }, () => eq('name', 'n'.repeat(10))))
    await allOf(client.list('account', { filter: quoted }))
    expect(requests().map(({ method }) => method)).toEqual(['POST', 'POST'])
    const longer = isIn(
      'name',
      Array.from({ length: 6_000 }, (_, index) => `name number ${index}`),
    )
    await expect(allOf(client.list('account', { filter: longer }))).rejects.toMatchObject({ sent: false })
  })
})
