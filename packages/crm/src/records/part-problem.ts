import {
  AccessDeniedError,
  type DataverseError,
  ThrottledError,
  TransportError,
  UnauthorizedError,
} from '@liaison/dataverse'
import { z } from 'zod'

/** A part of a screen that this reader cannot see; the rest is shown. */
export const PartProblem = z
  .object({
    part: z.enum(['contacts', 'opportunities', 'pipeline', 'timeline']),
    code: z.string(),
    title: z.string(),
    help: z.string(),
  })
  .meta({ id: 'PartProblem' })
export type PartProblem = z.infer<typeof PartProblem>

const names: Readonly<Record<PartProblem['part'], string>> = {
  contacts: 'The contacts',
  opportunities: 'The deals',
  pipeline: 'The process flow',
  timeline: 'A part of the timeline',
}

/**
 * What stands in for a part that failed.
 *
 * @throws the error itself when it is not about this part: throttling, a refused token, a lost connection.
 */
export function partProblem(part: PartProblem['part'], error: DataverseError): PartProblem {
  if (error instanceof ThrottledError || error instanceof UnauthorizedError || error instanceof TransportError) {
    throw error
  }
  const why =
    error instanceof AccessDeniedError
      ? `your security roles in Dynamics do not let you read it${error.privilege === undefined ? '' : ` (${error.privilege})`}.`
      : `Dynamics answered: ${error.serviceMessage ?? error.message}`
  return { part, code: error.code, title: `${names[part]} cannot be shown: ${why}`, help: error.help }
}

/** The same problem of several sources is told once. */
export function distinctProblems(problems: readonly PartProblem[]): PartProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.part} ${problem.title}`, problem])).values()]
}
