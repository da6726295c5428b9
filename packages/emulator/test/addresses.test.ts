import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWebApi, type WebApi } from './web-api.ts'

let web: WebApi
beforeAll(async () => {
  web = await startWebApi()
})
afterAll(() => web.emulator.stop())

// As recorded on the page "Use Insomnia with Dataverse Web API", for one row and for several.
test('a part of an address brings the whole along, after what was asked for', async () => {
  const id = web.emulator.rows.insert('account', { name: 'Litware', revenue: 10, address1_city: 'Redmond' })
  const [{ value }, row] = (await Promise.all(
    ['', `(${id})`].map(async (key) => (await web.api(`accounts${key}?$select=name,revenue,address1_city`)).json()),
  )) as [{ value: Record<string, unknown>[] }, Record<string, unknown>]
  for (const each of [row, value[0]!]) {
    expect(each).toMatchObject({ address1_city: 'Redmond', address1_composite: 'Redmond' })
    expect(Object.keys(each)).not.toContain('address2_composite')
    expect(Object.keys(each).at(-1)).toBe('address1_composite')
  }
  const { value: others } = (await (await web.api('accounts?$select=address1_latitude')).json()) as { value: object[] }
  expect(Object.keys(others[0]!)).toEqual(['@odata.etag', 'address1_latitude', 'accountid'])
})
