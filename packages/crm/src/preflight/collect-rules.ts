import { type DataverseClient, DataverseError, type TableMetadata, UnknownNameError } from '@liaison/dataverse'
import { salesTables } from '../custom-tables/custom-table.mapping.ts'
import { findCustomTables } from '../custom-tables/find-custom-tables.ts'
import type { Deps } from '../deps.ts'
import { readFlows } from '../pipelines/read-flows.ts'
import type { AbilityRule } from './ability-rule.ts'
import { isAnswer } from './answers-of-dynamics.ts'
import { type FlowsRead, flowRules } from './flow-rules.ts'
import { tablesBehind, workTables } from './preflight-tables.ts'
import { closeRule, rulesOfTable } from './table-rules.ts'

export interface Rules {
  rules: readonly AbilityRule[]
  tables: ReadonlyMap<string, TableMetadata>
}

/** What people of this environment do, and what that takes in it. @throws {DataverseError} its tables cannot be read. */
export async function collectRules(pipelineCache: Deps['pipelineCache'], dataverse: DataverseClient): Promise<Rules> {
  const [work, flows, customTables] = await Promise.all([
    tablesThere(dataverse, [...workTables, ...tablesBehind]),
    flowsOf(pipelineCache, dataverse),
    requiredTables(dataverse),
  ])
  const flowTables = flows.kind === 'read' ? flows.flows.map(({ table }) => table) : []
  const others = await tablesThere(dataverse, [...customTables, ...flowTables])
  const tables = new Map([...work, ...others])
  const opened = [...workTables, ...customTables].flatMap((name) => tables.get(name) ?? [])
  return {
    tables,
    rules: [
      ...opened.flatMap((table) => rulesOfTable(table, tables)),
      ...closeRule(tables),
      ...flowRules(flows, tables),
    ],
  }
}

/** Those of the tables that this environment has, and lets this person know of. */
async function tablesThere(dataverse: DataverseClient, names: readonly string[]): Promise<Map<string, TableMetadata>> {
  try {
    return await dataverse.tables.getMany(names)
  } catch (error) {
    if (!(error instanceof UnknownNameError)) throw error
    const found = await Promise.allSettled(names.map(async (name) => dataverse.tables.get(name)))
    return new Map(found.flatMap((each) => (each.status === 'fulfilled' ? [[each.value.logicalName, each.value]] : [])))
  }
}

async function flowsOf(pipelineCache: Deps['pipelineCache'], dataverse: DataverseClient): Promise<FlowsRead> {
  try {
    const flows = await pipelineCache.flows(dataverse.environmentUrl, async () => readFlows(dataverse))
    return { kind: 'read', flows }
  } catch (error) {
    if (error instanceof DataverseError && isAnswer(error)) return { kind: 'refused', error }
    throw error
  }
}

/** Of the organisation's own tables those without which no account, contact or deal can be created. */
async function requiredTables(dataverse: DataverseClient): Promise<string[]> {
  const [tables, summaries] = await Promise.all([tablesThere(dataverse, salesTables), dataverse.tables.list()])
  return findCustomTables([...tables.values()], summaries).flatMap(({ table, requiredBy }) =>
    requiredBy.length > 0 ? [table] : [],
  )
}
