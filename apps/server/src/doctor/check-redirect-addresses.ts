import { adminConsentRedirectUri, type OperatedWorkspace, signInRedirectUri } from '@liaison/crm'
import type { Examined } from './examined.ts'
import { type Finding, notChecked, ok, problem } from './report.ts'

/**
 * Whether both redirect addresses are registered, as far as Entra tells without a person: asked for a silent sign-in it
 * sends the browser back only to an address it knows, with `login_required`; to a wrong one never, but shows AADSTS50011.
 * Where it does neither, the addresses are only named.
 */
export async function checkRedirectAddresses(
  { config, transport }: Pick<Examined, 'config' | 'transport'>,
  workspace: Pick<OperatedWorkspace, 'authority'> | undefined,
): Promise<Finding> {
  const addresses = [signInRedirectUri(config), adminConsentRedirectUri(config)]
  const verdicts = await Promise.all(
    addresses.map(async (address) =>
      workspace === undefined ? 'unknown' : askEntra({ config, transport }, workspace.authority, address),
    ),
  )
  const missing = addresses.filter((_, at) => verdicts[at] === 'refused')
  if (missing.length > 0) {
    return {
      ...problem(
        `Microsoft Entra ID does not know ${missing.join(' and ')}.`,
        'In the app registration: Authentication, platform Web, add exactly these addresses. One letter more or less and every sign-in ends on a page of Microsoft (AADSTS50011).',
      ),
      values: missing,
    }
  }
  return verdicts.every((verdict) => verdict === 'known')
    ? ok('Microsoft Entra ID knows both redirect addresses.', addresses)
    : notChecked(
        'These must be registered, letter for letter, under platform Web. Microsoft did not tell whether they are.',
        addresses,
      )
}

async function askEntra(
  { config, transport }: Pick<Examined, 'config' | 'transport'>,
  authority: string,
  redirectUri: string,
): Promise<'known' | 'refused' | 'unknown'> {
  const query = new URLSearchParams({
    client_id: config.entra.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'doctor',
    prompt: 'none',
  })
  const reply = await transport({
    method: 'GET',
    url: `${authority}/oauth2/v2.0/authorize?${query.toString()}`,
    headers: { accept: 'text/html' },
    signal: AbortSignal.timeout(8_000),
  })
  const page = await reply.text()
  if ((reply.headers['location'] ?? '').startsWith(`${redirectUri}?`)) return 'known'
  return page.includes('AADSTS50011') ? 'refused' : 'unknown'
}
