import type { OperatedWorkspace } from '@liaison/crm'
import { EntraError } from '@liaison/dataverse/entra'
import type { Examined } from './examined.ts'
import { type Finding, ok, problem, warning } from './report.ts'

const dayMs = 24 * 60 * 60_000
/** Time to make a new one and to have it registered. */
const soonDays = 30

/**
 * Whether Entra takes the secret or certificate. Asked without a person, by the client credentials grant; the token that
 * comes of it is dropped.
 */
export async function checkCredential(
  { config, entraFor, now }: Pick<Examined, 'config' | 'entraFor' | 'now'>,
  workspace: Pick<OperatedWorkspace, 'authority' | 'resource'> | undefined,
): Promise<Finding> {
  const expiry = expiryOf(config, now())
  if (expiry?.state === 'problem' || workspace === undefined) return expiry ?? unasked
  const word = 'clientSecret' in config.entra ? 'client secret' : 'certificate'
  try {
    await entraFor(workspace.authority).getApplicationToken({ resource: workspace.resource })
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    if (error.outcome === 'operator' || error.outcome === 'configuration') {
      return problem(error.message, error.help)
    }
    return warning(`Microsoft Entra ID did not say whether it takes the ${word}: ${error.message}`, error.help)
  }
  if (expiry) return expiry
  return ok(
    'Microsoft Entra ID takes the client secret. When it expires only the app registration tells, under Certificates & secrets.',
  )
}

function expiryOf({ entra }: Examined['config'], now: Date): Finding | undefined {
  if ('clientSecret' in entra) return undefined
  const { validTo } = entra.clientCertificate
  const day = validTo.toISOString().slice(0, 10)
  const days = Math.floor((validTo.getTime() - now.getTime()) / dayMs)
  const mend =
    'Make a new certificate, add it to the app registration under Certificates & secrets, put it into ENTRA_CERTIFICATE and ENTRA_CERTIFICATE_KEY, and start the server again. Both may be registered at once.'
  if (days < 0)
    return problem(`The certificate ended on ${day}: nobody can sign in, and no connection is renewed.`, mend)
  if (days < soonDays)
    return warning(`The certificate ends on ${day}, in ${days === 1 ? 'one day' : `${days} days`}.`, mend)
  return ok(`The certificate is good until ${day}.`)
}

const unasked: Finding = {
  state: 'not-checked',
  finding:
    'Whether the client secret is right shows when there is an environment, or on the page /doctor of the running server.',
}
