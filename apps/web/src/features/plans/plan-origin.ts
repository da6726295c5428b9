import type { Plan } from '../../api/api.gen.ts'
import type { Proposal } from '../../api/propose-plan.ts'

export interface Origin {
  table: string
  id: string
  name?: string
}

const tablesWithPages = new Set(['account', 'contact', 'opportunity'])

/** The record a person goes to after a plan: the one it created, else the one its first change is about. */
export function planOrigin(plan: Plan, proposal: Proposal | undefined): Origin | undefined {
  const created = plan.receipt?.records.find((record) => record.outcome === 'created' && record.table !== 'annotation')
  if (created !== undefined) return created
  const known = [...(plan.receipt?.records ?? []), ...plan.changes.map((change) => change.record)]
  const proposed = proposedRecord(proposal)
  if (proposed !== undefined) return known.find((record) => record.id === proposed.id) ?? proposed
  // A record that was to be created does not exist when the plan was not applied.
  const existing = plan.changes.filter((change) => change.kind !== 'create').map((change) => change.record)
  return existing.find((record) => tablesWithPages.has(record.table))
}

function proposedRecord(proposal: Proposal | undefined): Origin | undefined {
  const [change] = proposal?.changes ?? []
  switch (change?.kind) {
    case 'update':
      return { table: change.table, id: change.id }
    case 'add-note':
      return change.regarding
    case 'win':
    case 'lose':
    case 'move-stage':
      return { table: 'opportunity', id: change.opportunityId }
    case 'create':
    case undefined:
      return undefined
  }
}
