import { invalidStatus } from '../errors/faults.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RowValues } from './rule.ts'

/** Keeps statecode and statuscode a pair: a state alone brings its default reason, a reason must belong to the state. */
export function settleStatus(table: Table, changes: RowValues, before: StoredRow | undefined): void {
  const state = table.columns.get('statecode')
  const status = table.columns.get('statuscode')
  if (!state || !status) return
  const written = 'statecode' in changes || 'statuscode' in changes
  if (before && !written) return
  const statecode = changes['statecode'] ?? before?.values['statecode'] ?? firstState(state)
  let statuscode = changes['statuscode']
  // -1 asks for the state's default.
  if (statuscode === undefined || statuscode === null || statuscode === -1) {
    const sameState = before && before.values['statecode'] === statecode && !('statuscode' in changes)
    statuscode =
      (sameState ? before.values['statuscode'] : undefined) ?? defaultStatus(state, status, statecode as number)
  }
  const option = status.options?.find((each) => each.value === statuscode)
  if (statuscode !== null && option?.state !== undefined && option.state !== statecode)
    throw invalidStatus(statuscode, statecode, table.logicalName)
  changes['statecode'] = statecode
  changes['statuscode'] = statuscode
}

/** Mostly the first of its choices. */
const firstState = ({ defaultValue, options }: Column): number =>
  typeof defaultValue === 'number' ? defaultValue : (options?.[0]?.value ?? 0)

export function defaultStatus(state: Column, status: Column, statecode: number): number | null {
  return (
    state.options?.find((each) => each.value === statecode)?.defaultStatus ??
    status.options?.find((each) => each.state === statecode)?.value ??
    status.options?.[0]?.value ??
    null
  )
}
