import type { DataverseError, TableMetadata } from '@liaison/dataverse'
import { dealTable, flowMapping, stageMapping } from '../pipelines/pipeline.mapping.ts'
import type { Flow } from '../pipelines/flow.ts'
import { type AbilityRule, type Need, needsOf } from './ability-rule.ts'

export type FlowsRead = { kind: 'read'; flows: readonly Flow[] } | { kind: 'refused'; error: DataverseError }

/**
 * Each flow has a table of its own for where its deals stand, and sellers often lack the rights on it (P38). A move
 * writes the lookup to the stage there.
 */
export function flowRules(read: FlowsRead, tables: ReadonlyMap<string, TableMetadata>): AbilityRule[] {
  const definitions = [flowMapping.table, stageMapping.table].flatMap((name) => {
    const table = tables.get(name)
    return table ? needsOf(table, 'Read') : []
  })
  if (read.kind === 'refused') {
    const deals = tables.get(dealTable)
    const why = `The process flows cannot be read: ${read.error.message}`
    return deals ? [moveRule(dealTable, deals.displayCollectionName, definitions, why)] : []
  }
  return read.flows.map((flow) => {
    const table = tables.get(flow.table)
    if (!table) return moveRule(flow.table, flow.name, [], 'Dynamics does not show the table of this flow.')
    return moveRule(flow.table, flow.name, [...needsOf(table, 'Write', 'Read', 'Append'), ...definitions])
  })
}

const moveRule = (table: string, label: string, needs: readonly Need[], obscure?: string): AbilityRule => ({
  id: `${table}.move`,
  kind: 'move',
  table,
  label,
  needs,
  ...(obscure === undefined ? {} : { obscure }),
})
