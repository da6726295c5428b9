import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { asTarget } from '../../query/column-reader.ts'
import type { Table } from '../../schema/schema.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import { textOf } from '../../store/text-of.ts'
import type { WriteContext } from '../../write/rule.ts'

export interface Stage {
  id: string
  /** Logical name of the table whose record the stage is about. */
  table: string
}

/** A business process flow, read from its `workflow` row and its stages. */
export interface ProcessDefinition {
  processId: string
  primaryTable: string
  /** In the order the process goes through them. */
  stages: readonly Stage[]
}

type Definitions = Pick<WriteContext, 'store' | 'stagesOf'>

/** The definition of an instance table: its `uniquename` is the table's logical name. */
export function definitionOf(context: Definitions, instanceTable: Table): ProcessDefinition {
  const [workflow] = context.store.referencing('workflow', 'uniquename', instanceTable.logicalName)
  if (!workflow) throw new NotEmulated(`${instanceTable.logicalName} without its process definition`)
  return readDefinition(context, workflow)
}

export function readDefinition(context: Definitions, workflow: StoredRow): ProcessDefinition {
  const order = context.stagesOf(workflow.id)
  if (!order) throw new NotEmulated('a process without a stage order')
  const stages = order.map((id) => ({
    id: id.toLowerCase(),
    table: textOf(context.store.get('processstage', id)?.values['primaryentitytypecode']),
  }))
  return { processId: workflow.id, primaryTable: textOf(workflow.values['primaryentity']), stages }
}

/** The lookup column of an instance table that points at records of a participating table. */
export const lookupTo = (instanceTable: Table, participant: string): string | undefined =>
  instanceTable.manyToOne.find(({ referencedTable }) => referencedTable === participant)?.referencingColumn

/** Id and table of the record an instance holds for a participating table. */
export function participantOf(
  instanceTable: Table,
  values: Readonly<Record<string, StoredValue>>,
  participant: string,
): ReturnType<typeof asTarget> {
  const column = lookupTo(instanceTable, participant)
  return column === undefined ? undefined : asTarget(values[column])
}
