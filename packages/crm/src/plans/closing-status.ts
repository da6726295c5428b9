import type { TableMetadata } from '@liaison/dataverse'
import { parseChoice } from '../fields/choice-input.ts'
import type { FieldInputProblem } from '../fields/field-input.ts'
import { stateColumn, statusColumn } from '../fields/form-columns.mapping.ts'

export type ClosingStatus =
  | { kind: 'ok'; value: number; label: string }
  | { kind: 'refused'; problem: FieldInputProblem }

/** The status reason a deal is closed with: the one somebody named, else the one this organisation made the default. */
export function closingStatus(deals: TableMetadata, state: number, reason: string | undefined): ClosingStatus {
  const statuses = deals.columns.get(statusColumn)
  const states = deals.columns.get(stateColumn)
  const label = statuses?.displayName ?? statusColumn
  const refused = (problem: string): ClosingStatus => ({
    kind: 'refused',
    problem: { column: statusColumn, label, problem },
  })
  const ofState = statuses?.choices?.filter((choice) => choice.state === state) ?? []
  if (!statuses || ofState.length === 0) return refused('has no option for a closed deal in this environment')
  if (reason !== undefined) {
    const found = parseChoice({ ...statuses, choices: ofState }, reason)
    if (found.kind === 'problem') return refused(found.problem)
    return { kind: 'ok', value: Number(found.value), label: found.text ?? reason }
  }
  const defaultStatus = states?.choices?.find(({ value }) => value === state)?.defaultStatus
  const choice = ofState.find(({ value }) => value === defaultStatus) ?? ofState[0]
  return choice ? { kind: 'ok', value: choice.value, label: choice.label } : refused('has no default')
}
