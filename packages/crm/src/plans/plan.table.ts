import type { Generated, Json, OptionalJson } from '../database.ts'
import type { Conflict, PlannedChange, PlanProblem, PlanState, Receipt } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'

export interface PlansTable {
  workspace_id: string
  plan_id: string
  created_by: string
  state: PlanState
  hash: string
  reason: string | null
  source: string | null
  idempotency_key: string | null
  /** SHA-256 of the proposal, so that a key used again for something else is noticed. */
  proposal_hash: string
  changes: Json<PlannedChange[]>
  operations: Json<PlannedOperation[]>
  receipt: OptionalJson<Receipt>
  conflict: OptionalJson<Conflict>
  failure: OptionalJson<PlanProblem>
  created_at: Date
  approved_at: Date | null
  lease_id: string | null
  lease_until: Date | null
  /** When an attempt was first about to send: from then on it may have happened. */
  sent_at: Date | null
  attempts: Generated<number>
}
