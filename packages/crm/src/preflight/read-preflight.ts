import {
  type DataverseClient,
  DataverseError,
  list,
  type Page,
  type Settled,
  type TableMetadata,
  ThrottledError,
  TransportError,
  UnauthorizedError,
  UnknownNameError,
} from '@liaison/dataverse'
import { findCustomTables } from '../custom-tables/find-custom-tables.ts'
import { salesTables } from '../custom-tables/custom-table.mapping.ts'
import type { Actor, Deps } from '../deps.ts'
import { readFlows } from '../pipelines/read-flows.ts'
import { ReadRound } from '../records/read-round.ts'
import type { AbilityRule } from './ability-rule.ts'
import { answerRule, type Told } from './answer-rule.ts'
import { type FlowsRead, flowRules } from './flow-rules.ts'
import { allPrivileges, heldIn, privilegesByName } from './held-privileges.ts'
import { messageForDynamicsAdmin } from './message-for-dynamics-admin.ts'
import { missingPrivileges } from './missing-privileges.ts'
import { readPreflightSubject } from './preflight-subject.ts'
import { tablesBehind, workTables } from './preflight-tables.ts'
import type { Preflight } from './preflight.ts'
import { rolesWith } from './roles-with.ts'
import { closeRule, rulesOfTable } from './table-rules.ts'

export type PreflightDeps = Pick<Deps, 'db' | 'clock' | 'dataverseFor' | 'pipelineCache' | 'preflightCache'>

/**
 * What this person will be able to do in Dynamics, and for whatever they will not, the privilege that is lacking, as the
 * environment names it. Kept for some minutes; `again` asks anew, for whoever was just given a role.
 *
 * @throws {ConnectionError} the person is not connected. @throws {DataverseError} nothing could be asked.
 */
export async function readPreflight(
  deps: PreflightDeps,
  actor: Actor,
  { again = false }: { again?: boolean } = {},
): Promise<Preflight> {
  const dataverse = await deps.dataverseFor(actor)
  const subject = await readPreflightSubject(deps.db, actor)
  const known = again ? undefined : deps.preflightCache.find(actor, subject.tokensVersion)
  if (known) return known
  const systemUserId = subject.systemUserId ?? (await dataverse.whoAmI()).userId
  const { rules, tables } = await rulesFor(deps, dataverse)
  const told = await ask(dataverse, systemUserId, { rules, tables })
  const answers = rules.map((rule) => answerRule(rule, told))
  const lacking = missingPrivileges(answers)
  const roles = await rolesWith(
    dataverse,
    // A role may have it without the reach.
    lacking.flatMap(({ privilege, reach }) => (reach === undefined ? [privilege] : [])),
  )
  const missing = lacking.map((each) => ({ ...each, roles: [...(roles.get(each.privilege) ?? [])] }))
  const message = messageForDynamicsAdmin(missing, subject)
  const preflight: Preflight = {
    checkedAt: deps.clock.now().toISOString(),
    abilities: answers.map(({ ability }) => ability),
    missing,
    ...(message === undefined ? {} : { messageForDynamicsAdmin: message }),
  }
  deps.preflightCache.keep(actor, subject.tokensVersion, preflight)
  return preflight
}

interface Rules {
  rules: readonly AbilityRule[]
  tables: ReadonlyMap<string, TableMetadata>
}

async function rulesFor({ pipelineCache }: PreflightDeps, dataverse: DataverseClient): Promise<Rules> {
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

/** One round trip: which privileges there are, and a first row of every table that people open. */
async function ask(dataverse: DataverseClient, systemUserId: string, { rules, tables }: Rules): Promise<Told> {
  const names = [...new Set(rules.flatMap(({ needs }) => needs.map(({ privilege }) => privilege)))]
  const round = new ReadRound()
  const privileges = round.add(privilegesByName(systemUserId, names))
  const probes = rules.flatMap(({ kind, table: name }) => {
    const table = kind === 'read' ? tables.get(name) : undefined
    if (!table) return []
    return [{ name, reading: round.add(list(name, { select: [table.primaryIdColumn], top: 1 })) }]
  })
  await round.send(dataverse)
  const told = privileges.settled()
  const tried = probes.map(({ name, reading }): [string, Settled<Page>] => [name, reading.settled()])
  for (const [, probe] of tried) if (probe.kind === 'failed' && !isAnswer(probe.error)) throw probe.error
  const held = told.kind === 'ok' ? heldIn(told.value) : await allPrivileges(dataverse, systemUserId)
  return { held, probes: new Map(tried) }
}

/** Whether it says something about what was asked, and not about the connection or the moment. */
const isAnswer = (error: DataverseError): boolean =>
  !(error instanceof ThrottledError || error instanceof UnauthorizedError || error instanceof TransportError)
