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
  const isSecret = 'clientSecret' in config.entra
  // Of a secret the day is what somebody wrote down: whether it still works, Entra knows.
  if (workspace === undefined || (expiry?.state === 'problem' && !isSecret)) return expiry ?? unasked
  const word = isSecret ? 'client secret' : 'certificate'
  try {
    await entraFor(workspace.authority).getApplicationToken({ resource: workspace.resource })
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    if (error.outcome === 'operator' || error.outcome === 'configuration') {
      return problem(error.message, error.help)
    }
    return warning(`Microsoft Entra ID did not say whether it takes the ${word}: ${error.message}`, error.help)
  }
  if (isSecret && expiry?.state === 'problem') {
    return warning(
      'Microsoft Entra ID takes the client secret, although by ENTRA_CLIENT_SECRET_EXPIRES it has ended.',
      'Put the day on which the secret in use ends into ENTRA_CLIENT_SECRET_EXPIRES.',
    )
  }
  if (expiry) return expiry
  return ok(
    'Microsoft Entra ID takes the client secret. When it expires only the app registration tells, under Certificates & secrets: put that day into ENTRA_CLIENT_SECRET_EXPIRES to be warned.',
  )
}

function expiryOf({ entra, clientSecretEndsAt }: Examined['config'], now: Date): Finding | undefined {
  if ('clientSecret' in entra) {
    return clientSecretEndsAt && expiryFinding('client secret', clientSecretEndsAt, now, newSecret)
  }
  return expiryFinding('certificate', entra.clientCertificate.validTo, now, newCertificate)
}

function expiryFinding(word: string, endsAt: Date, now: Date, mend: string): Finding {
  const day = endsAt.toISOString().slice(0, 10)
  const days = Math.floor((endsAt.getTime() - now.getTime()) / dayMs)
  if (days < 0) return problem(`The ${word} ended on ${day}: nobody can sign in, and no connection is renewed.`, mend)
  if (days < soonDays) {
    return warning(`The ${word} ends on ${day}, in ${days === 1 ? 'one day' : `${days} days`}.`, mend)
  }
  return ok(`The ${word} is good until ${day}.`)
}

const newSecret =
  'Make a new client secret in the app registration under Certificates & secrets, put its value into ENTRA_CLIENT_SECRET and its day into ENTRA_CLIENT_SECRET_EXPIRES, and start the server again. Both are good until the old one ends.'
const newCertificate =
  'Make a new certificate, add it to the app registration under Certificates & secrets, put it into ENTRA_CERTIFICATE and ENTRA_CERTIFICATE_KEY, and start the server again. Both may be registered at once.'

const unasked: Finding = {
  state: 'not-checked',
  finding:
    'Whether the client secret is right shows when there is an environment, or on the page /doctor of the running server.',
}
