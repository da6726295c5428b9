import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Actor } from '../deps.ts'
import { findPlan, type StoredPlan } from './plan.store.ts'

/** @throws {CrmError} `plan_not_found`, `plan_not_yours` */
export async function getOwnPlan(trx: Transaction, { memberId }: Actor, planId: string): Promise<StoredPlan> {
  const stored = await findPlan(trx, planId)
  if (!stored) {
    throw new CrmError({
      code: 'plan_not_found',
      message: 'There is no plan with this id.',
      help: 'Look for it in the list of your plans.',
    })
  }
  if (stored.memberId !== memberId) {
    throw new CrmError({
      code: 'plan_not_yours',
      message: 'This plan was made by somebody else.',
      help: 'A plan is read, approved and applied by the person whose account writes it.',
    })
  }
  return stored
}
