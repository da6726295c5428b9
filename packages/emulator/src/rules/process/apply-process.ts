import type { Table } from '../../schema/schema.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import { textOf } from '../../store/text-of.ts'
import type { Rule, WriteContext } from '../../write/rule.ts'
import { lookupTo, readDefinition } from './process-definition.ts'

const businessProcessFlow = 4
const definition = 1
const activated = 1

/**
 * A new record starts the first process of its table that the user has access to, in `processorder`. `processid` on the
 * record chooses another one; the empty GUID, which is no process, starts none.
 *
 * @see https://learn.microsoft.com/power-automate/developer/business-process-flows-code#apply-business-process-flow-while-creating-an-entity-record
 */
export const applyProcess: Rule = {
  name: 'business process flows: applied to new records',
  tables: 'all',
  afterCreate(context, { table, row }) {
    if (context.message === 'Import') return
    const chosen = textOf(row.values['processid'])
    const [first] = processesFor(context, table)
      .filter(({ workflow }) => chosen === '' || workflow.id === chosen)
      .toSorted((one, other) => orderOf(one.workflow) - orderOf(other.workflow))
    if (first) start(context, first, { table: table.logicalName, id: row.id })
  },
}

interface Process {
  workflow: StoredRow
  instances: Table
}

function processesFor({ schema, store, access, caller }: WriteContext, table: Table): Process[] {
  return store.referencing('workflow', 'primaryentity', table.logicalName).flatMap((workflow) => {
    const { category, type, statecode, uniquename } = workflow.values
    if (category !== businessProcessFlow || type !== definition || statecode !== activated) return []
    const instances = schema.tables.get(textOf(uniquename))
    // Instances belong to the organisation: who may create them may create all of them.
    return instances && access.rowFilter(caller, 'Create', instances) === 'all' ? [{ workflow, instances }] : []
  })
}

function start(context: WriteContext, { workflow, instances }: Process, record: StoredValue): void {
  const { primaryTable, stages } = readDefinition(context, workflow)
  const column = lookupTo(instances, primaryTable)
  const [first] = stages
  if (column === undefined || !first) return
  context.create(instances.logicalName, {
    processid: { table: 'workflow', id: workflow.id },
    activestageid: { table: 'processstage', id: first.id },
    [column]: record,
  })
}

function orderOf({ values }: StoredRow): number {
  const order = values['processorder']
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER
}
