import { describe, expect, test } from 'vitest'
import { parseEnvironmentUrl } from './environment-url.ts'

describe('accepted (P4, P5)', () => {
  test.each([
    ['https://contoso.crm4.dynamics.com', 'https://contoso.crm4.dynamics.com', 'public'],
    ['  contoso.crm.dynamics.com/ ', 'https://contoso.crm.dynamics.com', 'public'],
    [
      'HTTPS://Contoso.CRM11.Dynamics.com/main.aspx?appid=1&pagetype=entityrecord&etn=account&id=2#x',
      'https://contoso.crm11.dynamics.com',
      'public',
    ],
    ['https://contoso.api.crm4.dynamics.com/api/data/v9.2/', 'https://contoso.crm4.dynamics.com', 'public'],
    ['<https://contoso.crm4.dynamics.com/apps/sales>', 'https://contoso.crm4.dynamics.com', 'public'],
    ['https://contoso.crm9.dynamics.com', 'https://contoso.crm9.dynamics.com', 'gcc'],
    ['https://contoso.api.crm.microsoftdynamics.us', 'https://contoso.crm.microsoftdynamics.us', 'gcc-high'],
    ['https://contoso.crm.appsplatform.us', 'https://contoso.crm.appsplatform.us', 'dod'],
    ['https://contoso.crm.dynamics.cn', 'https://contoso.crm.dynamics.cn', 'china'],
    ['https://org-5bd08fdd.crm4.dynamics.com:443/', 'https://org-5bd08fdd.crm4.dynamics.com', 'public'],
  ])('%s', (input, environmentUrl, cloud) => {
    expect(parseEnvironmentUrl(input)).toEqual({ kind: 'ok', environmentUrl, cloud })
  })

  test('a host the operator named, over http on this machine only', () => {
    const extraHosts = ['127.0.0.1:7400', 'emulator.internal:7400']
    expect(parseEnvironmentUrl('http://127.0.0.1:7400/main.aspx', { extraHosts })).toEqual({
      kind: 'ok',
      environmentUrl: 'http://127.0.0.1:7400',
      cloud: 'extra',
    })
    expect(parseEnvironmentUrl('http://127.0.0.1:7401', { extraHosts })).toMatchObject({ kind: 'refused' })
    expect(parseEnvironmentUrl('http://emulator.internal:7400', { extraHosts })).toMatchObject({ code: 'not_https' })
    expect(parseEnvironmentUrl('https://emulator.internal:7400', { extraHosts })).toMatchObject({ kind: 'ok' })
  })
})

describe('refused', () => {
  test.each([
    ['', 'not_a_url'],
    ['our CRM', 'not_a_url'],
    ['javascript:alert(1)', 'not_a_url'],
    ['file:///etc/passwd', 'not_a_url'],
    ['http://contoso.crm4.dynamics.com', 'not_https'],
    ['https://user:secret@contoso.crm4.dynamics.com', 'credentials_in_url'],
    ['https://contoso.crm4.dynamics.com@evil.example', 'credentials_in_url'],
    ['https://contoso.crm4.dynamics.com:8443', 'port_in_url'],
    ['https://127.0.0.1', 'ip_address'],
    ['https://2130706433.', 'ip_address'],
    ['https://0x7f.1', 'ip_address'],
    ['https://[::1]:7400', 'ip_address'],
    ['https://169.254.169.254/latest/meta-data', 'ip_address'],
    ['https://contoso.crm4.dynamics.com.evil.example', 'unknown_host'],
    ['https://contoso.crm4-dynamics.com', 'unknown_host'],
    ['https://contosocrm4.dynamics.com', 'unknown_host'],
    ['https://contoso.crm444.dynamics.com', 'unknown_host'],
    ['https://contoso.crm4.dynamics.com.', 'unknown_host'],
    ['https://contoso.crm4.dynamіcs.com', 'unknown_host'],
    ['https://evil.example/?x=contoso.crm4.dynamics.com', 'unknown_host'],
    ['https://evil.example#.crm4.dynamics.com', 'unknown_host'],
    ['https://a.b.crm4.dynamics.com', 'not_an_environment'],
    ['https://globaldisco.crm.dynamics.com', 'not_an_environment'],
    ['https://api.crm4.dynamics.com', 'not_an_environment'],
    ['https://businesscentral.dynamics.com/contoso', 'other_product'],
    ['https://contoso.operations.dynamics.com', 'other_product'],
    ['https://make.powerapps.com/environments/Default-1/home', 'other_product'],
    ['https://apps.powerapps.com/play/1', 'other_product'],
    ['https://admin.powerplatform.microsoft.com/environments', 'other_product'],
    ['https://contoso.sharepoint.com', 'other_product'],
  ])('%s is refused as %s, with a word on what to do', (input, code) => {
    const parsed = parseEnvironmentUrl(input)
    expect(parsed).toMatchObject({ kind: 'refused', code })
    expect(parsed.kind === 'refused' && parsed.help).toContain('address bar')
  })
})
