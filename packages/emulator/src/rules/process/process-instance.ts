import { asTarget } from '../../query/column-reader.ts'
import type { StoredValue } from '../../store/row.ts'
import { textOf } from '../../store/text-of.ts'
import { toSeconds } from '../../write/decode-value.ts'
import type { CreateEvent, Rule, UpdateEvent, WriteContext } from '../../write/rule.ts'
import { changeInstanceState } from './change-instance-state.ts'
import { moveStage } from './move-stage.ts'
import { definitionOf, lookupTo, type ProcessDefinition } from './process-definition.ts'
import {
  instanceAlreadyExists,
  invalidPath,
  noActiveStage,
  noPrimaryRecord,
  otherDefinition,
  primaryRecordFixed,
} from './process-faults.ts'
import { checkPlace, indexOf } from './traversed-path.ts'

/**
 * Instances of business process flows: rows of the definition's own table.
 *
 * @see https://learn.microsoft.com/power-automate/developer/business-process-flows-code
 */
export const processInstance: Rule = {
  name: 'business process flows: instances',
  tables: 'all',
  beforeCreate(context, event) {
    if (event.table.isBpf && context.message !== 'Import') startInstance(context, event)
  },
  beforeUpdate(context, event) {
    // Not Merge: it hands the instances of one record over to another.
    if (!event.table.isBpf || context.message !== 'Update') return
    const definition = definitionOf(context, event.table)
    keepReferences(definition, event)
    moveStage(context, definition, event)
    changeInstanceState(context, definition, event)
  },
}

function startInstance(context: WriteContext, { table, values }: CreateEvent): void {
  const definition = definitionOf(context, table)
  keepDefinition(definition, values['processid'])
  values['processid'] ??= { table: 'workflow', id: definition.processId }
  const column = lookupTo(table, definition.primaryTable)
  const primary = column === undefined ? undefined : asTarget(values[column])
  if (column === undefined || !primary) throw noPrimaryRecord()
  if (context.store.referencing(table.logicalName, column, primary.id).length > 0) throw instanceAlreadyExists()
  const stage = asTarget(values['activestageid'])
  if (!stage) throw noActiveStage()
  const given = textOf(values['traversedpath'])
  // Only the first stage needs no path.
  if (given === '' && indexOf(definition.stages, stage.id) > 0) throw invalidPath()
  values['traversedpath'] = checkPlace(definition.stages, stage.id, given || stage.id).path
  values['activestagestartedon'] = toSeconds(context.now)
}

function keepReferences(definition: ProcessDefinition, { table, before, changes }: UpdateEvent): void {
  if ('processid' in changes) keepDefinition(definition, changes['processid'])
  const column = lookupTo(table, definition.primaryTable)
  if (column === undefined || !(column in changes)) return
  const primary = asTarget(changes[column])
  if (!primary) throw noPrimaryRecord()
  if (primary.id !== asTarget(before.values[column])?.id) throw primaryRecordFixed()
}

function keepDefinition({ processId }: ProcessDefinition, value: StoredValue | undefined): void {
  const given = asTarget(value)
  if (given && given.id !== processId) throw otherDefinition()
}
