import { expect, test } from 'vitest'
import { checkedContinuation } from './continuation-link.ts'
import type { TableMetadata } from './metadata.ts'

const account = { entitySetName: 'accounts', displayCollectionName: 'Accounts' } as TableMetadata
const environment = 'https://org.crm4.dynamics.com'
const check = (link: string) => () => checkedContinuation(link, environment, account)

test('a next link of the same table is followed unchanged', () => {
  const link = `${environment}/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22/%3E`
  expect(check(link)()).toBe(link)
})

test.each([
  ['another host', 'https://evil.example/api/data/v9.2/accounts?$skiptoken=x'],
  ['a host that only begins alike', 'https://org.crm4.dynamics.com.evil.example/api/data/v9.2/accounts?$skiptoken=x'],
  ['another table', `${environment}/api/data/v9.2/contacts?$skiptoken=x`],
  ['a row', `${environment}/api/data/v9.2/accounts(1)?$skiptoken=x`],
  ['a path that climbs', `${environment}/api/data/v9.2/accounts/../contacts?$skiptoken=x`],
  ['no further page', `${environment}/api/data/v9.2/accounts?$select=name`],
  ['no link', 'accounts?$skiptoken=x'],
])('a link to %s is refused', (_where, link) => {
  expect(check(link)).toThrow(expect.objectContaining({ code: 'dataverse_invalid_request' }))
})
