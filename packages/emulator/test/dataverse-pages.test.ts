import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

test('pages follow the primary key as SQL Server orders it, with a cookie in the next link', async () => {
  const organisation = smallOrganisation()
  for (const id of [
    'cdcfa450-cb0c-ea11-a813-000d3a1b1223',
    '9fd4a450-cb0c-ea11-a813-000d3a1b1223',
    '49b0be2e-d01c-ed11-b83e-000d3a572421',
  ])
    organisation.seed('contact', { lastname: id }, id)
  const prefer = { prefer: 'odata.maxpagesize=2' }
  const first = await organisation.get('contacts?$select=lastname', prefer)
  expect(first.headers['preference-applied']).toBe('odata.maxpagesize=2')
  const body = first.json()
  expect(body.value.map((row: { contactid: string }) => row.contactid)).toEqual([
    'cdcfa450-cb0c-ea11-a813-000d3a1b1223',
    '9fd4a450-cb0c-ea11-a813-000d3a1b1223',
  ])
  expect(body['@odata.nextLink']).toBe(
    'http://small.test/api/data/v9.2/contacts?$select=lastname&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%253ccontactid%2520last%253d%2522%257b9FD4A450-CB0C-EA11-A813-000D3A1B1223%257d%2522%2520first%253d%2522%257bCDCFA450-CB0C-EA11-A813-000D3A1B1223%257d%2522%2520%252f%253e%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E',
  )
  const second = (await organisation.get(body['@odata.nextLink'].split('/v9.2/')[1], prefer)).json()
  expect(second.value.map((row: { contactid: string }) => row.contactid)).toEqual([
    '49b0be2e-d01c-ed11-b83e-000d3a572421',
  ])
  expect(second['@odata.nextLink']).toBeUndefined()
})

interface Page {
  value: { lastname: string; jobtitle: string | null }[]
  '@odata.nextLink'?: string
}

test('ordered pages neither overlap nor skip, nulls and ties included', async () => {
  const organisation = smallOrganisation()
  for (let at = 0; at < 23; at += 1)
    organisation.seed('contact', {
      lastname: `n${at}`,
      ...(at % 3 !== 0 && { jobtitle: at % 2 === 0 ? 'A & "B" <%>' : 'b' }),
    })
  let path: string | undefined = 'contacts?$select=lastname,jobtitle&$orderby=jobtitle%20desc,_ownerid_value'
  const seen: { lastname: string; jobtitle: string | null }[] = []
  while (path) {
    const body: Page = (await organisation.get(path, { prefer: 'odata.maxpagesize=4' })).json()
    seen.push(...body.value)
    path = body['@odata.nextLink']?.split('/v9.2/')[1]
  }
  expect(new Set(seen.map((row) => row.lastname)).size).toBe(23)
  expect(seen.map((row) => row.jobtitle)).toEqual(
    ['b', 'A & "B" <%>', null].flatMap((title) => seen.filter((row) => row.jobtitle === title).map(() => title)),
  )
})
