import { recallProposal } from '../../api/remembered-proposals.ts'
import type { FormValues } from '../../ui/record-form/form-values.ts'

/** What was typed for an earlier plan, to be changed and planned again. */
export function recalledForm(planId: string | undefined): FormValues {
  return planId === undefined ? {} : ((recallProposal(planId)?.form ?? {}) as FormValues)
}
