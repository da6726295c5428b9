import { type Page, type Row } from '@liaison/dataverse'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allOf, type ClientFixture, startClient } from './builders/client-fixture.ts'
import { json } from './builders/http-service.ts'
import { type RowsEnvironment, startRowsEnvironment } from './builders/rows-environment.ts'

async function pagesOf(list: { pages(): AsyncIterable<Page> }): Promise<Row[][]> {
  const pages: Row[][] = []
  for await (const { rows } of list.pages()) pages.push(rows)
  return pages
}

describe('FetchXML, with the emulator', () => {
  let environment: RowsEnvironment
  beforeAll(async () => {
    environment = await startRowsEnvironment()
    for (let index = 0; index < 25; index++) {
      environment.emulator.rows.insert('competitor', { name: `Rival & "Son" <${String(index).padStart(2, '0')}>` })
    }
  })
  afterAll(async () => environment.stop())

  const rivals = (fetch = '') =>
    `<fetch${fetch}><entity name="competitor"><attribute name="name" /><order attribute="name" /></entity></fetch>`
  const namesOf = (rows: readonly Row[]): string[] => rows.map((row) => String(row['name']))

  test('every row comes once, over as many pages as there are (P39)', async () => {
    const { client } = environment
    const list = client.fetchXml(rivals(), { pageSize: 10 })
    const pages = await pagesOf(list)
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 5])
    const names = namesOf(pages.flat())
    expect(new Set(names).size).toBe(25)
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(namesOf(await allOf(list))).toEqual(names)
    expect(pages[0]?.[0]).toHaveProperty('@odata.etag')
  })

  test('a query with its own count is paged by it; with top it is one page; with page it starts there', async () => {
    const { client } = environment
    expect((await pagesOf(client.fetchXml(rivals(" count='20'")))).map(({ length }) => length)).toEqual([20, 5])
    expect((await pagesOf(client.fetchXml(rivals(' top="3"'), { pageSize: 2 }))).map(({ length }) => length)).toEqual([
      3,
    ])
    expect((await pagesOf(client.fetchXml(rivals(' count="10" page="3"')))).map(({ length }) => length)).toEqual([5])
  })

  test('what is no query, or of a table that is not there, is refused before it is sent', async () => {
    const { client, sent } = environment
    await expect(allOf(client.fetchXml('<entity name="account" />'))).rejects.toMatchObject({
      code: 'dataverse_invalid_request',
      sent: false,
    })
    await expect(allOf(client.fetchXml('<fetch><entity name="acount" /></fetch>'))).rejects.toMatchObject({
      code: 'dataverse_unknown_name',
    })
    expect(sent.filter((each) => each.includes('acount'))).toEqual([])
  })
})

describe('FetchXML, with a service of the test', () => {
  let fixture: ClientFixture
  beforeEach(async () => {
    fixture = await startClient()
  })
  afterEach(async () => fixture.service.stop())

  const query = '<fetch><entity name="account"><attribute name="name" /></entity></fetch>'
  const fetchOf = (url: string): string | null => new URL(url, 'http://x').searchParams.get('fetchXml')
  // As recorded: encoded twice inside an element that is XML itself.
  const cookieFor = (inner: string): string =>
    `<cookie pagenumber="2" pagingcookie="${encodeURIComponent(encodeURIComponent(inner))}" istracking="False" />`
  const page = (names: string[], more?: { cookie?: string }) => ({
    value: names.map((name) => ({ name })),
    '@Microsoft.Dynamics.CRM.morerecords': more !== undefined,
    ...(more?.cookie === undefined ? {} : { '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': more.cookie }),
  })

  test('the cookie is decoded twice and put into the query as XML', async () => {
    const { client, inTurn, requests } = fixture
    const inner = `<cookie page="1"><name last="50% &amp; more" first="A" /></cookie>`
    inTurn(
      (_request, response) => json(response, 200, page(['A'], { cookie: cookieFor(inner) })),
      (_request, response) => json(response, 200, page(['B'])),
    )
    expect((await allOf(client.fetchXml(query))).map(({ name }) => name)).toEqual(['A', 'B'])
    expect(fetchOf(requests()[0]?.url ?? '')).toBe(query)
    expect(fetchOf(requests()[1]?.url ?? '')).toBe(
      query.replace(
        '<fetch>',
        '<fetch page="2" paging-cookie="&lt;cookie page=&quot;1&quot;&gt;&lt;name last=&quot;50% &amp;amp; more&quot; first=&quot;A&quot; /&gt;&lt;/cookie&gt;">',
      ),
    )
  })

  test('without a cookie it pages by number; an empty page does not end it (P39)', async () => {
    const { client, inTurn, requests } = fixture
    inTurn(
      (_request, response) => json(response, 200, page(['A'], {})),
      (_request, response) => json(response, 200, page([], { cookie: cookieFor('<cookie page="2" />') })),
      (_request, response) => json(response, 200, page(['B'])),
    )
    expect((await allOf(client.fetchXml(query))).map(({ name }) => name)).toEqual(['A', 'B'])
    expect(requests().map(({ url }) => /page="(\d)"/.exec(fetchOf(url) ?? '')?.[1])).toEqual([undefined, '2', '3'])
  })

  test('a query with top is one page, whatever the service says of more', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => json(response, 200, page(['A'], {})))
    expect(await allOf(client.fetchXml(query.replace('<fetch>', '<fetch top="1">')))).toHaveLength(1)
    expect(requests()).toHaveLength(1)
  })

  test('a service that repeats its cookie is not asked for ever', async () => {
    const { client, inTurn } = fixture
    inTurn((_request, response) => json(response, 200, page(['A'], { cookie: cookieFor('<cookie page="1" />') })))
    await expect(allOf(client.fetchXml(query))).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  })

  test('the total comes with the page when the query asks for it', async () => {
    const { client, inTurn } = fixture
    inTurn((_request, response) =>
      json(response, 200, { ...page(['A']), '@Microsoft.Dynamics.CRM.totalrecordcount': 7 }),
    )
    const first = await client.fetchXml(query).pages()[Symbol.asyncIterator]().next()
    expect(first.value).toEqual({ rows: [{ name: 'A' }], count: 7 })
  })

  test('a view is read and its query run, page by page', async () => {
    const { client, inTurn, requests } = fixture
    const view = '6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f'
    inTurn(
      (_request, response) => json(response, 200, { savedqueryid: view, fetchxml: query }),
      (_request, response) => json(response, 200, page(['A'], {})),
      (_request, response) => json(response, 200, page(['B'])),
    )
    expect((await allOf(client.savedQuery(view))).map(({ name }) => name)).toEqual(['A', 'B'])
    expect(requests()[0]?.url).toBe(`/api/data/v9.2/savedqueries(${view})?$select=fetchxml`)
    inTurn((_request, response) => json(response, 200, { userqueryid: view, fetchxml: null }))
    await expect(allOf(client.userQuery(view))).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  })
})
