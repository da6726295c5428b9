import { asTarget } from '../../query/column-reader.ts'
import { textOf } from '../../store/text-of.ts'
import { toSeconds } from '../../write/decode-value.ts'
import type { RowValues, UpdateEvent, WriteContext } from '../../write/rule.ts'
import { lookupTo, participantOf, type ProcessDefinition } from './process-definition.ts'
import {
  inactiveInstance,
  noActiveStage,
  noTargetRecord,
  notNextStage,
  otherTargetRecord,
  requiredStepsOpen,
} from './process-faults.ts'
import { checkPlace, indexOf } from './traversed-path.ts'

/** A move writes the active stage and the path together, one stage forward or back. */
export function moveStage(context: WriteContext, definition: ProcessDefinition, event: UpdateEvent): void {
  const { before, changes } = event
  if (!('activestageid' in changes) && !('traversedpath' in changes)) return
  if (before.values['statecode'] === 1) throw inactiveInstance()
  const { stages } = definition
  const now = { ...before.values, ...changes }
  const stage = asTarget(now['activestageid'])
  if (!stage) throw noActiveStage()
  const { index, path } = checkPlace(stages, stage.id, textOf(now['traversedpath']))
  const from = indexOf(stages, asTarget(before.values['activestageid'])?.id)
  if (Math.abs(index - from) > 1) throw notNextStage(stage.id)
  if (index > from) {
    requireSteps(context, definition, event, from)
    requireRecord(definition, event, now, { from: stages[from]?.table, to: stages[index]!.table })
  }
  changes['traversedpath'] = path
  if (index !== from) changes['activestagestartedon'] = toSeconds(context.now)
}

/** The steps of the stage being left are columns of its record. */
function requireSteps(
  context: WriteContext,
  { stages }: ProcessDefinition,
  { table, before }: UpdateEvent,
  from: number,
): void {
  const stage = stages[from]
  const record = stage && participantOf(table, before.values, stage.table)
  const values = record && context.store.get(record.table, record.id)?.values
  const isEmpty = (column: string): boolean => (values?.[column] ?? '') === ''
  if (stage && context.requiredColumnsOf(stage.id).some(isEmpty)) throw requiredStepsOpen()
}

/** A stage of another table needs the record of that table, bound in the same request or before. */
function requireRecord(
  { stages }: ProcessDefinition,
  { table, changes }: UpdateEvent,
  now: RowValues,
  { from, to }: { from: string | undefined; to: string },
): void {
  if (from === to || participantOf(table, now, to)) return
  const others = new Set(stages.map((stage) => lookupTo(table, stage.table)))
  const bindsAnother = Object.keys(changes).some((column) => others.has(column))
  throw bindsAnother ? otherTargetRecord(to) : noTargetRecord()
}
