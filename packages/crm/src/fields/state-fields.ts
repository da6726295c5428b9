import type { TableMetadata } from '@liaison/dataverse'
import type { FieldInputProblem, ResolvedField } from './field-input.ts'
import { activeState, closedByAction, stateColumn, statusColumn } from './form-columns.mapping.ts'

/**
 * State and status have to be written together, and have to belong together: the one that was not given is added. States
 * that only an action of their own can set are refused (P26).
 */
export function completeState(
  table: TableMetadata,
  values: readonly ResolvedField[],
): { values: ResolvedField[]; problems: FieldInputProblem[] } {
  const given = (name: string): ResolvedField | undefined => values.find(({ column }) => column === name)
  const state = given(stateColumn)
  const status = given(statusColumn)
  const states = table.columns.get(stateColumn)
  const statuses = table.columns.get(statusColumn)
  if ((!state && !status) || !states || !statuses) return { values: [...values], problems: [] }

  const statusChoice = statuses.choices?.find(({ value }) => value === status?.value)
  const stateValue = typeof state?.value === 'number' ? state.value : statusChoice?.state
  const stateChoice = states.choices?.find(({ value }) => value === stateValue)
  if (closedByAction.has(table.logicalName) && stateValue !== undefined && stateValue !== activeState) {
    const problem = 'of a closed deal is not written as a field: win or lose the deal instead'
    return { values: [...values], problems: [{ column: stateColumn, label: states.displayName, problem }] }
  }
  if (state && statusChoice?.state !== undefined && statusChoice.state !== stateValue) {
    const problem = `${statusChoice.label} does not belong to ${state.text ?? ''}`
    return { values: [...values], problems: [{ column: statusColumn, label: statuses.displayName, problem }] }
  }
  const added: ResolvedField[] = []
  if (!state && stateChoice) {
    added.push({ column: stateColumn, label: states.displayName, value: stateChoice.value, text: stateChoice.label })
  }
  const defaultStatus = statuses.choices?.find(({ value }) => value === stateChoice?.defaultStatus)
  if (!status && defaultStatus) {
    added.push({
      column: statusColumn,
      label: statuses.displayName,
      value: defaultStatus.value,
      text: defaultStatus.label,
    })
  }
  return { values: [...values, ...added], problems: [] }
}
