import type { ColumnSpec } from '../src/schema/table-file.ts'

/** State → its statuses, the default first, per table; the published files do not pair them. */
const pairs: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>> = {
  opportunity: { 0: [1, 2], 1: [3], 2: [4, 5] },
  lead: { 0: [1, 2], 1: [3], 2: [4, 5, 6, 7] },
  task: { 0: [2, 3, 4, 7], 1: [5], 2: [6] },
  phonecall: { 0: [1], 1: [2, 4], 2: [3] },
  appointment: { 0: [1, 2], 1: [3], 2: [4], 3: [5, 6] },
  email: { 0: [1, 8], 1: [2, 3, 4, 6, 7], 2: [5] },
  // Open letters begin as drafts: the reference's default of the state is not its first reason.
  letter: { 0: [2, 1], 1: [4, 3], 2: [5] },
  activitypointer: { 0: [1], 1: [2], 2: [3], 3: [4] },
  opportunityclose: { 0: [1], 1: [2], 2: [3], 3: [4] },
  opportunitysalesprocess: { 0: [1], 1: [2, 3] },
  transactioncurrency: { 0: [1], 1: [2] },
  quote: { 0: [1], 1: [2, 3], 2: [4], 3: [5, 6, 7] },
  workflow: { 0: [1], 1: [2] },
}
const activeInactive: Readonly<Record<number, readonly number[]>> = { 0: [1], 1: [2] }

export function stateOfStatus(table: string, spec: ColumnSpec): void {
  const states = pairs[table] ?? activeInactive
  const stateOf = new Map(
    Object.entries(states).flatMap(([state, all]) => all.map((status) => [status, Number(state)])),
  )
  const paired: NonNullable<ColumnSpec['options']> = []
  for (const [value, label] of spec.options ?? []) {
    const defaultStatus = states[value]?.[0]
    const state = stateOf.get(value)
    // Options that a customer added have no pair here and are left out.
    if (spec.type === 'State' && defaultStatus !== undefined) paired.push([value, label, { defaultStatus }])
    if (spec.type === 'Status' && state !== undefined) paired.push([value, label, { state }])
  }
  spec.options = paired
}
