import { expect, test } from 'vitest'
import { everything, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

const track = { prefer: 'odata.track-changes' }

interface Body {
  value: Record<string, unknown>[]
  '@odata.context': string
  '@odata.deltaLink': string
  '@odata.nextLink': string
}

async function follow(organisation: SmallOrganisation, link: string, headers = {}): Promise<Body> {
  const reply = await organisation.get(link.split('/v9.2/')[1] ?? link, headers)
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

test('P41: a delta link gives what changed and what was deleted since, and the next link', async () => {
  const organisation = smallOrganisation()
  const kept = organisation.seed('account', { name: 'Kept' })
  const gone = organisation.seed('account', { name: 'Gone' })
  const first = await follow(organisation, 'accounts?$select=name', track)
  expect(first.value).toHaveLength(2)
  expect(first['@odata.deltaLink']).toMatch(
    /^http:\/\/small\.test\/api\/data\/v9\.2\/accounts\?\$select=name&\$deltatoken=\d+%2103%2f02%2f2026%2009%3a00%3a00$/,
  )
  expect((await follow(organisation, first['@odata.deltaLink'])).value).toEqual([])

  await organisation.send('PATCH', `accounts(${kept})`, { name: 'Changed' })
  await organisation.send('DELETE', `accounts(${gone})`)
  const short = organisation.seed('account', { name: 'Short-lived' })
  await organisation.send('DELETE', `accounts(${short})`)
  const delta = await follow(organisation, first['@odata.deltaLink'])
  expect(delta['@odata.context']).toBe('http://small.test/api/data/v9.2/$metadata#accounts(name)/$delta')
  const deleted = {
    '@odata.context': 'http://small.test/api/data/v9.2/$metadata#accounts/$deletedEntity',
    reason: 'deleted',
  }
  expect(delta.value).toEqual([
    { '@odata.etag': expect.any(String), name: 'Changed', accountid: kept },
    { ...deleted, id: gone },
    { ...deleted, id: short },
  ])
  const count = await organisation.get(`accounts/$count?${first['@odata.deltaLink'].split('?')[1]}`)
  expect(count.body).toBe('\uFEFF3')
  expect((await follow(organisation, delta['@odata.deltaLink'])).value).toEqual([])
})

test('a change made between two pages of the first read is not lost', async () => {
  const organisation = smallOrganisation()
  const ids = ['a', 'b', 'c'].map((name) => organisation.seed('account', { name }))
  const headers = { prefer: 'odata.track-changes,odata.maxpagesize=2' }
  const first = await follow(organisation, 'accounts?$select=name', headers)
  expect(first['@odata.deltaLink']).toBeUndefined()
  await organisation.send('PATCH', `accounts(${ids[0]})`, { name: 'changed meanwhile' })
  const last = await follow(organisation, first['@odata.nextLink'], headers)
  expect((await follow(organisation, last['@odata.deltaLink'])).value).toMatchObject([{ name: 'changed meanwhile' }])
})

test('P42: an old or foreign token is expired', async () => {
  const { get } = smallOrganisation()
  for (const token of ['919042%2108%2f22%2f2017%2008%3a10%3a44', '1%2103%2f02%2f2026%2008%3a59%3a00']) {
    const reply = await get(`accounts?$select=name&$deltatoken=${token}`)
    expect([reply.statusCode, reply.json().error.code]).toEqual([400, '0x80044352'])
  }
})

test('P43: who cannot read the whole table cannot follow it', async () => {
  const { get } = smallOrganisation({ access: { ...everything, rowFilter: () => () => true } })
  const reply = await get('accounts?$select=name', track)
  expect([reply.statusCode, reply.json().error.code]).toEqual([403, '0x80040220'])
})

test('a long delta comes in pages: changed rows by version, then deleted ones, and the next delta link on the last', async () => {
  const organisation = smallOrganisation()
  const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => organisation.seed('account', { name }))
  const [a, b, c, d, e] = ids
  const first = await follow(organisation, 'accounts?$select=name', track)
  await organisation.send('DELETE', `accounts(${e})`)
  for (const id of [c, a, b]) await organisation.send('PATCH', `accounts(${id})`, { name: 'changed' })
  await organisation.send('DELETE', `accounts(${d})`)
  const paged = { prefer: 'odata.maxpagesize=2' }
  const seen: unknown[][] = []
  let page = await follow(organisation, first['@odata.deltaLink'], paged)
  for (; page['@odata.nextLink'] !== undefined; page = await follow(organisation, page['@odata.nextLink'], paged)) {
    expect(page['@odata.deltaLink']).toBeUndefined()
    seen.push(page.value.map((row) => row['accountid'] ?? row['id']))
    // What happens meanwhile belongs to the next delta.
    if (seen.length === 1) await organisation.send('PATCH', `accounts(${b})`, { name: 'changed again' })
  }
  seen.push(page.value.map((row) => row['accountid'] ?? row['id']))
  expect(seen).toEqual([
    [c, a],
    [e, d],
  ])
  const next = await follow(organisation, page['@odata.deltaLink'])
  expect(next.value).toMatchObject([{ accountid: b, name: 'changed again' }])
})

test('a page token that is none is refused', async () => {
  const organisation = smallOrganisation()
  const first = await follow(organisation, 'accounts?$select=name', track)
  const reply = await organisation.get(`${first['@odata.deltaLink'].split('/v9.2/')[1]}&$skiptoken=2`)
  expect([reply.statusCode, reply.json().error.message]).toEqual([400, 'The $skiptoken is malformed.'])
})

test('P42: the organisation says for how many days a token is good', async () => {
  const organisation = smallOrganisation()
  const id = organisation.environment.organisation.organizationId
  organisation.seed('account', { name: 'Kept' })
  const first = await follow(organisation, 'accounts?$select=name', track)
  organisation.environment.now = () => new Date('2026-03-12T09:00:00Z')
  const ask = async (): Promise<number> =>
    (await organisation.get(first['@odata.deltaLink'].split('/v9.2/')[1]!)).statusCode
  expect(await ask()).toBe(400)
  organisation.environment.store.put('organization', { id, version: 1, values: { expirechangetrackingindays: 30 } })
  expect(await ask()).toBe(200)
})

test.each(['$filter=name eq 1', '$orderby=name', '$expand=primarycontactid', '$top=1'])(
  '%s is refused while changes are followed, in the words of the documentation',
  async (option) => {
    const organisation = smallOrganisation()
    const name = /\w+/.exec(option)![0]
    const expected = `The "${name}" query parameter isn't supported when Change Tracking is enabled.`
    const asked = await organisation.get(`accounts?$select=name&${option}`, track)
    expect([asked.statusCode, asked.json().error.message]).toEqual([400, expected])
    const first = await follow(organisation, 'accounts?$select=name', track)
    const followed = await organisation.get(`${first['@odata.deltaLink'].split('/v9.2/')[1]}&${option}`)
    expect([followed.statusCode, followed.json().error.message]).toEqual([400, expected])
  },
)
