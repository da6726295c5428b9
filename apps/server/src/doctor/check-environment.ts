import type { OperatedWorkspace } from '@liaison/crm'
import { CodedError, discoverEnvironment } from '@liaison/dataverse'
import type { Examined } from './examined.ts'
import { type Finding, ok, problem } from './report.ts'

/** Whether Dynamics answers, and still asks for a sign-in at the same tenant. */
export async function checkEnvironment(
  { transport }: Pick<Examined, 'transport'>,
  { environmentUrl, tenantId }: Pick<OperatedWorkspace, 'environmentUrl' | 'tenantId'>,
): Promise<Finding> {
  const { host } = new URL(environmentUrl)
  try {
    const found = await discoverEnvironment(environmentUrl, transport)
    if (found.tenantId.toLowerCase() === tenantId.toLowerCase()) {
      return ok(`${host} answers and asks for a sign-in at the tenant it was set up with.`)
    }
    return problem(
      `${host} now belongs to the tenant ${found.tenantId}; it was set up with ${tenantId}.`,
      'Nothing is written there until you decide. Set the environment up again with a code of: liaison set-up-code',
    )
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return problem(error.message, error.help)
  }
}
