import { expect, test } from 'vitest'
import { parseEnvironmentUrl } from '../environment-url.ts'
import { authorityOf } from './authority.ts'

const tenantId = 'B0A70000-0000-4000-8000-000000000002'

test.each([
  ['https://contoso.crm4.dynamics.com', 'https://login.microsoftonline.com'],
  ['https://contoso.crm9.dynamics.com', 'https://login.microsoftonline.com'],
  ['https://contoso.crm.microsoftdynamics.us', 'https://login.microsoftonline.us'],
  ['https://contoso.crm.appsplatform.us', 'https://login.microsoftonline.us'],
  ['https://contoso.crm.dynamics.cn', 'https://login.partner.microsoftonline.cn'],
])('people of %s sign in at %s (P5)', (environmentUrl, loginHost) => {
  const parsed = parseEnvironmentUrl(environmentUrl)
  if (parsed.kind !== 'ok' || parsed.cloud === 'extra') throw new Error(`not parsed: ${environmentUrl}`)
  expect(authorityOf(parsed.cloud, tenantId)).toBe(`${loginHost}/b0a70000-0000-4000-8000-000000000002`)
})

test.each(['common', 'organizations', 'contoso.com', '', `${tenantId}/..`])('%s names no tenant (P3)', (tenant) => {
  expect(() => authorityOf('public', tenant)).toThrow(expect.objectContaining({ code: 'entra_tenant_id_missing' }))
})
