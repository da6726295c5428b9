import type { Plan, PlannedChange, Receipt } from '../../api/api.gen.ts'
import type { BadgeTone } from '../../ui/badge.tsx'

export const planStates: Record<Plan['state'], { label: string; tone: BadgeTone }> = {
  draft: { label: 'Waiting for approval', tone: 'warning' },
  approved: { label: 'Approved', tone: 'brand' },
  applying: { label: 'Writing to Dynamics', tone: 'brand' },
  applied: { label: 'Done', tone: 'success' },
  conflicted: { label: 'Changed meanwhile', tone: 'warning' },
  failed: { label: 'Not written', tone: 'danger' },
  rejected: { label: 'Rejected', tone: 'neutral' },
}

export const changeKinds: Record<PlannedChange['kind'], string> = {
  create: 'Create',
  update: 'Change',
  'add-note': 'Add note',
  win: 'Close as won',
  lose: 'Close as lost',
  'move-stage': 'Move stage',
}

export const outcomes: Record<Receipt['records'][number]['outcome'], string> = {
  created: 'Created',
  updated: 'Changed',
  closed: 'Closed',
  moved: 'Moved',
}

/** A plan in one line: its first change, and how many there are besides. */
export function planTitle(plan: Plan): string {
  const [first, ...others] = plan.changes
  if (first === undefined) return 'Empty plan'
  return others.length === 0 ? first.title : `${first.title} and ${others.length} more`
}
