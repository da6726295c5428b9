import type { FieldInputProblem } from '../fields/field-input.ts'
import { canonicalJson } from './canonical-json.ts'
import type { PlannedOperation } from './planned-operation.ts'

type Update = Extract<PlannedOperation, { kind: 'update' }>

export interface Arranged {
  operations: PlannedOperation[]
  problems: FieldInputProblem[]
}

/**
 * The change set of a plan: updates, then new rows, then closings. Updates come first, for nothing else of the plan may
 * have touched their row before; a closing comes last, for a closed deal takes no update any more.
 */
export function arrangeOperations(operations: readonly PlannedOperation[]): Arranged {
  const { updates, problems } = foldUpdates(operations.filter((operation) => operation.kind === 'update'))
  const closings = operations.filter((operation) => operation.kind === 'close')
  const twice = closings.filter(
    ({ opportunityId }, index) => closings.findIndex((other) => other.opportunityId === opportunityId) !== index,
  )
  return {
    operations: [...updates, ...operations.filter((operation) => operation.kind === 'create'), ...closings],
    problems: [...problems, ...twice.map(closedTwice)],
  }
}

/** Updates of one row become one: the second would trip over the version that the first gave the row. */
function foldUpdates(updates: readonly Update[]): { updates: Update[]; problems: FieldInputProblem[] } {
  const byRow = new Map<string, Update>()
  const problems: FieldInputProblem[] = []
  for (const update of updates) {
    const key = `${update.table} ${update.id}`
    const known = byRow.get(key)
    if (!known) {
      byRow.set(key, update)
      continue
    }
    const added = update.expected.filter(({ column }) => !known.expected.some((field) => field.column === column))
    const clashing = update.expected.filter(
      ({ column }) =>
        column in known.values && canonicalJson(known.values[column]) !== canonicalJson(update.values[column]),
    )
    problems.push(
      ...clashing.map(({ column, label }) => ({ column, label, problem: 'is given two values in this plan' })),
    )
    byRow.set(key, {
      ...known,
      changeIds: [...known.changeIds, ...update.changeIds],
      values: { ...known.values, ...update.values },
      expected: [...known.expected, ...added],
    })
  }
  return { updates: [...byRow.values()], problems }
}

const closedTwice = ({ expected: [state] }: Extract<PlannedOperation, { kind: 'close' }>): FieldInputProblem => ({
  column: state?.column ?? '',
  label: state?.label ?? '',
  problem: 'is closed twice in this plan',
})
