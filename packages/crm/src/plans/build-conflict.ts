import { etagOf, linkOf, lookupOf } from '@liaison/dataverse'
import { describeValue } from '../fields/describe-value.ts'
import { modifiedByColumn, type Observation, type ObservedOperation } from './observe-rows.ts'
import type { Conflict, PlannedChange } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'

export type ChangedRow = ObservedOperation & {
  operation: Exclude<PlannedOperation, { kind: 'create' }>
  target: Extract<ObservedOperation['target'], { kind: 'found' }>
}

/** The first row that is not the version the plan was made on. */
export const changedRow = ({ operations }: Observation): ChangedRow | undefined =>
  operations.find(
    (observed): observed is ChangedRow =>
      observed.operation.kind !== 'create' &&
      observed.target.kind === 'found' &&
      etagOf(observed.target.row) !== observed.operation.etag,
  )

/** What a person needs to decide anew: each field as it was, as it is, and as the plan would have made it (P25). */
export function buildConflict(
  { operation, target: { row } }: ChangedRow,
  {
    changes,
    environmentUrl,
    overtaken = false,
  }: {
    changes: readonly PlannedChange[]
    environmentUrl: string
    /** It is not known whether the plan was written before somebody changed the row. */
    overtaken?: boolean
  },
): Conflict {
  const changeId = operation.kind === 'update' ? (operation.changeIds[0] ?? '') : operation.changeId
  const record = changes.find(({ id }) => id === changeId)?.record ?? { table: '', id: '', name: '' }
  const all = operation.expected.map(({ column, label, before, after }) => ({
    column,
    label,
    planned: after,
    expected: before,
    current: describeValue(column, row),
  }))
  const changed = all.filter(({ expected, current }) => expected !== current)
  const by = lookupOf(row, modifiedByColumn)?.name
  const who = by === undefined ? 'was changed' : `was changed by ${by}`
  const what = changed.length > 0 ? '' : ', in other fields than this plan writes'
  return {
    changeId,
    record: { ...record, url: linkOf(environmentUrl, record.table, record.id) },
    // Even when none of them differs, these are what has to be looked at.
    fields: changed.length > 0 ? changed : all,
    title: overtaken
      ? `${record.name} ${who} while this plan was being written.`
      : `${record.name} ${who} after this plan was made${what}. Nothing was written.`,
    help: overtaken
      ? 'Dynamics did not tell in time whether the plan was written before. Compare the values and plan again what is missing.'
      : 'Compare the values. If the change is still wanted, plan it again on what stands there now.',
  }
}
