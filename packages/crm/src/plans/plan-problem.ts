import type { DataverseError } from '@liaison/dataverse'
import type { PlanProblem } from './plan.ts'

/** Why Dynamics refused, in its own words too (P32). */
export const planProblem = (error: DataverseError): PlanProblem => ({
  code: error.code,
  title: error.message,
  help: error.help,
  ...(error.serviceCode === undefined ? {} : { serviceCode: error.serviceCode }),
  ...(error.serviceMessage === undefined ? {} : { serviceMessage: error.serviceMessage }),
  ...(error.requestId === undefined ? {} : { serviceRequestId: error.requestId }),
})

/** The end of a plan of which nobody could find out what became of it. */
export const unsettledProblem = {
  code: 'plan_unsettled',
  title: 'Dynamics did not tell whether this plan was written, and its rows may not be read back.',
  help: 'Look at the records in Dynamics before you plan it again.',
} as const satisfies PlanProblem
