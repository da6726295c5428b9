import { etagOf, retrieve, type Row, type TableMetadata } from '@liaison/dataverse'
import { describeValue } from '../fields/describe-value.ts'
import type { FieldInputProblem } from '../fields/field-input.ts'
import { stateColumn, statusColumn } from '../fields/form-columns.mapping.ts'
import { opportunityMapping, opportunityStateValues } from '../opportunities/opportunity.mapping.ts'
import { recordRef } from '../records/record-ref.ts'
import { valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { closingActions, closingTable } from './closing.mapping.ts'
import { closingFields } from './closing-fields.ts'
import { closingStatus } from './closing-status.ts'
import { currencyColumn, describeAfter } from './describe-after.ts'
import { type DraftedChange, type Drafting, type Finish, nameOf, readable, refusedFor } from './drafted-change.ts'
import type { PlannedField } from './plan.ts'
import type { ProposedOf } from './proposal.ts'
import { isActive, stateLabelOf } from './row-state.ts'

export type ProposedClosing = ProposedOf<'win'> | ProposedOf<'lose'>

/** Winning and losing are actions of their own, not values of a field (P26). */
export function draftClose(drafting: Drafting, proposed: ProposedClosing): Finish {
  const { tables, round } = drafting
  const deals = tableOf(tables, opportunityMapping.table)
  const id = proposed.opportunityId.toLowerCase()
  const { estimatedValue } = opportunityMapping.fields
  const select = readable(deals, [stateColumn, statusColumn, estimatedValue.column, currencyColumn])
  const reading = round.add(retrieve(deals.logicalName, id, { select }))
  return async () => {
    const row = valueOf(reading)
    if (!isActive(row)) {
      const problem = `is ${describeValue(stateColumn, row) ?? 'closed'} already`
      return refusedFor(stateColumn, stateLabelOf(deals), problem)
    }
    return draftOf(drafting, proposed, { deals, id, row })
  }
}

function draftOf(
  { dataverse, tables, changeId, rowId }: Drafting,
  proposed: ProposedClosing,
  { deals, id, row }: { deals: TableMetadata; id: string; row: Row },
): DraftedChange {
  const closings = tableOf(tables, closingTable)
  const state = proposed.kind === 'win' ? opportunityStateValues.won : opportunityStateValues.lost
  const status = closingStatus(deals, state, proposed.kind === 'lose' ? proposed.reason : undefined)
  const stateLabel = deals.columns.get(stateColumn)?.choices?.find(({ value }) => value === state)?.label
  const closing = closingFields(closings, proposed, `${stateLabel ?? proposed.kind}: ${nameOf(deals, row)}`)
  const problems: FieldInputProblem[] = [...(status.kind === 'refused' ? [status.problem] : []), ...closing.problems]
  if (status.kind === 'refused' || problems.length > 0) return { kind: 'refused', problems }
  const moved: PlannedField[] = [
    { column: stateColumn, after: stateLabel ?? String(state) },
    { column: statusColumn, after: status.label },
  ].map(({ column, after }) => ({
    column,
    label: deals.columns.get(column)?.displayName ?? column,
    before: describeValue(column, row),
    after,
  }))
  const given = closing.fields.map(({ column, label, text }): PlannedField => {
    return { column, label, before: null, after: describeAfter(closings.columns.get(column), text, row) }
  })
  const name = nameOf(deals, row)
  return {
    kind: 'drafted',
    change: {
      id: changeId,
      kind: proposed.kind,
      title: `${proposed.kind === 'win' ? 'Win' : 'Lose'} “${name}”`,
      record: recordRef(dataverse.environmentUrl, deals.logicalName, id, name),
      fields: [...moved, ...given],
      warnings: [],
    },
    operation: {
      kind: 'close',
      changeId,
      action: closingActions[proposed.kind],
      opportunityId: id,
      etag: etagOf(row) ?? '',
      activityId: rowId,
      status: status.value,
      values: closing.values,
      expected: moved,
    },
  }
}
