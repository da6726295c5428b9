import type { OperatedWorkspace } from '@liaison/crm'
import type { Examined } from './examined.ts'
import { type Finding, ok, problem } from './report.ts'

/** Whether the tenant's own document can be read, which every sign-in starts with. */
export async function checkSignInService(
  { transport }: Pick<Examined, 'transport'>,
  { authority, tenantId }: Pick<OperatedWorkspace, 'authority' | 'tenantId'>,
): Promise<Finding> {
  const { host } = new URL(authority)
  let status: number
  let text: string
  try {
    const reply = await transport({
      method: 'GET',
      url: `${authority}/v2.0/.well-known/openid-configuration`,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(8_000),
    })
    status = reply.status
    text = await reply.text()
  } catch {
    return problem(
      `${host} cannot be reached, so nobody can sign in.`,
      'Check that this machine reaches the internet, its DNS, and a proxy or firewall in between.',
    )
  }
  if (status === 200 && text.includes('"token_endpoint"')) return ok(`${host} answers for tenant ${tenantId}.`)
  if (status >= 400 && status < 500 && status !== 429) {
    return problem(
      `${host} does not know the tenant ${tenantId} (HTTP ${status}).`,
      'The tenant of this environment was deleted or moved. Set the environment up again with a code of: liaison set-up-code',
    )
  }
  return problem(
    `${host} answers with HTTP ${status}.`,
    'Wait some minutes and ask again; Microsoft tells of failures at https://status.cloud.microsoft.',
  )
}
