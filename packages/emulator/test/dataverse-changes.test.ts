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
