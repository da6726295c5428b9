import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

// How long an address may be, how many rows a query gives, and what does not go together (pages "Use OData to query data",
// "Page results using FetchXml" and the reference of the fetch element).

const fetchXml = (attributes = ''): string =>
  `fetchXml=${encodeURIComponent(`<fetch ${attributes}><entity name="account"><attribute name="name"/></entity></fetch>`)}`

/** An address of that many characters, the host's among them. */
function addressOf(length: number): string {
  const start = 'accounts?$select=name&$filter=name%20eq%20%27'
  const host = 'http://small.test/api/data/v9.2/'
  return `${start}${'x'.repeat(length - host.length - start.length - 3)}%27`
}

test('the address of a GET has 32,768 characters at most, and in a batch twice as many', async () => {
  const { get, send } = smallOrganisation()
  expect((await get(addressOf(32_768))).statusCode).toBe(200)
  expect((await get(addressOf(32_769))).statusCode).toBe(414)
  const part = (length: number): string =>
    `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/${addressOf(length)} HTTP/1.1\r\n\r\n\r\n`
  const reply = await send('POST', '$batch', `${part(32_769)}${part(60_000)}--b--\r\n`, {
    'content-type': 'multipart/mixed; boundary=b',
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.body.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
})

test('$top gives up to 5,000 rows, and nothing is left out without a word', async () => {
  const { get, seed } = smallOrganisation()
  for (let count = 0; count < 5_000; count += 1) seed('account', { name: `Account ${count}` })
  for (const order of ['', '&$orderby=name']) {
    const whole = (await get(`accounts?$select=name&$top=6000${order}`)).json()
    expect([whole.value.length, whole['@odata.nextLink']]).toEqual([5_000, undefined])
  }
  seed('account', { name: 'One more' })
  expect((await get('accounts?$select=name&$top=5000')).json().value).toHaveLength(5_000)
  for (const order of ['', '&$orderby=name']) {
    const reply = await get(`accounts?$select=name&$top=6000${order}`)
    expect([reply.statusCode, reply.json().error.message]).toEqual([
      501,
      'The emulator does not emulate $top of more than 5,000 rows.',
    ])
  }
})

test('a page has 5,000 rows at most, whatever was preferred, and $top is no limit beside a page size', async () => {
  const { get, seed } = smallOrganisation()
  for (let count = 0; count < 5_001; count += 1) seed('account', { name: `Account ${count}` })
  for (const prefer of [{}, { prefer: 'odata.maxpagesize=6000' }, { prefer: 'odata.maxpagesize=0' }]) {
    const page = (await get('accounts?$select=name', prefer)).json()
    expect(page.value).toHaveLength(5_000)
    const rest = (await get(page['@odata.nextLink'].split('/v9.2/')[1], prefer)).json()
    expect([rest.value.length, rest['@odata.nextLink']]).toEqual([1, undefined])
  }
  const both = (await get('accounts?$select=name&$top=1', { prefer: 'odata.maxpagesize=2' })).json()
  expect([both.value.length, typeof both['@odata.nextLink']]).toEqual([2, 'string'])
})

test.each([
  [fetchXml('top="5001"'), {}, 'top of more than 5,000 in FetchXML'],
  [`$select=name&${fetchXml()}`, {}, '$select together with FetchXML'],
  [`$top=1&${fetchXml()}`, {}, '$top together with FetchXML'],
  [fetchXml(), { prefer: 'odata.maxpagesize=1' }, 'odata.maxpagesize together with FetchXML'],
])('%s is not answered by a guess', async (query, headers, feature) => {
  const reply = await smallOrganisation().get(`accounts?${query}`, headers)
  expect([reply.statusCode, reply.json().error.message]).toEqual([501, `The emulator does not emulate ${feature}.`])
})

test('a page of FetchXML has up to 5,000 rows, whatever its count', async () => {
  const { get, seed } = smallOrganisation()
  for (let count = 0; count < 5_001; count += 1) seed('account', { name: `Account ${count}` })
  const page = (await get(`accounts?${fetchXml('count="6000"')}`, { prefer: 'odata.include-annotations="*"' })).json()
  expect(page.value).toHaveLength(5_000)
  expect(page['@Microsoft.Dynamics.CRM.morerecords']).toBe(true)
})
