import { etagOf, retrieve, type Row, type TableMetadata } from '@liaison/dataverse'
import { describeValue } from '../fields/describe-value.ts'
import type { ResolvedField } from '../fields/field-input.ts'
import { findColumn } from '../fields/find-column.ts'
import { activeState, stateColumn, statusColumn } from '../fields/form-columns.mapping.ts'
import { resolveFieldInputs } from '../fields/resolve-field-input.ts'
import { recordRef } from '../records/record-ref.ts'
import { valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { calculatedColumn, calculatedValueWarning, ignoredColumn } from './calculated-value.ts'
import { currencyColumn, describeAfter } from './describe-after.ts'
import { type DraftedChange, type Drafting, type Finish, nameOf, readable, refusedFor } from './drafted-change.ts'
import { holdsValue } from './holds-value.ts'
import type { PlannedField } from './plan.ts'
import type { ProposedOf } from './proposal.ts'
import { closedProblem, isActive, isClosed, stateLabelOf } from './row-state.ts'
import { toStoredValue } from './stored-value.ts'

export function draftUpdate(drafting: Drafting, proposed: ProposedOf<'update'>): Finish {
  const { dataverse, tables, round } = drafting
  const table = tableOf(tables, proposed.table)
  const id = proposed.id.toLowerCase()
  const named = Object.keys(proposed.fields).flatMap((name) => {
    const found = findColumn(table, name)
    return found.kind === 'found' ? [found.column.logicalName] : []
  })
  const columns = [...named, stateColumn, statusColumn, calculatedColumn, currencyColumn]
  const reading = round.add(retrieve(table.logicalName, id, { select: readable(table, columns) }))
  return async () => {
    const row = valueOf(reading)
    const resolved = await resolveFieldInputs(dataverse, { table, fields: proposed.fields, for: 'update' })
    if (resolved.kind === 'refused') return resolved
    const reopens = resolved.values.some(({ column, value }) => column === stateColumn && value === activeState)
    if (isClosed(table, row) && !reopens) return refusedFor(stateColumn, stateLabelOf(table), closedProblem(row))
    return draftOf(drafting, { table, id, row, fields: resolved.values, reopens })
  }
}

interface ReadUpdate {
  table: TableMetadata
  id: string
  row: Row
  fields: readonly ResolvedField[]
  reopens: boolean
}

function draftOf({ dataverse, changeId }: Drafting, { table, id, row, fields, reopens }: ReadUpdate): DraftedChange {
  const calculated = calculatedValueWarning(table, fields, row)
  const ignored = ignoredColumn(table, fields, row)
  const written = fields
    .map((field) => ({ ...field, value: toStoredValue(field.value), metadata: table.columns.get(field.column) }))
    .filter(({ column, value, metadata }) => column !== ignored && metadata && !holdsValue(row, metadata, value))
  const planned = written.map(({ column, label, text, metadata }): PlannedField => {
    return { column, label, before: describeValue(column, row), after: describeAfter(metadata, text, row) }
  })
  const name = nameOf(table, row)
  const warnings = [
    ...(calculated === undefined ? [] : [calculated]),
    ...(isActive(row) || reopens ? [] : [`${name} is inactive: in Dynamics its form is read-only.`]),
    ...(written.length === 0 ? ['Nothing of this is written: it stands in Dynamics already.'] : []),
  ]
  const change = {
    id: changeId,
    kind: 'update' as const,
    title: `Change ${name}`,
    record: recordRef(dataverse.environmentUrl, table.logicalName, id, name),
    fields: planned,
    warnings,
  }
  if (written.length === 0) return { kind: 'drafted', change }
  return {
    kind: 'drafted',
    change,
    operation: {
      kind: 'update',
      changeIds: [changeId],
      table: table.logicalName,
      id,
      etag: etagOf(row) ?? '',
      values: Object.fromEntries(written.map(({ column, value }) => [column, value])),
      expected: planned,
    },
  }
}
