import { CrmError } from '../crm-error.ts'
import type { PlanState } from './plan.ts'

export const stateConflict = (state: PlanState, wanted: PlanState): CrmError =>
  new CrmError({
    code: 'plan_state_conflict',
    message: `This plan is ${state} and cannot be ${wanted} any more.`,
    help:
      state === 'applying' ? 'Wait a moment and read it again.' : 'Read it again; if it is still wanted, plan it anew.',
  })
