import type { TableMetadata } from '@liaison/dataverse'
import { requiredOnCreate } from '../fields/form-columns.ts'
import { closingTable } from '../plans/closing.mapping.ts'
import { dealTable } from '../pipelines/pipeline.mapping.ts'
import { type AbilityRule, linkNeeds, needsOf } from './ability-rule.ts'
import { salesTables } from '../custom-tables/custom-table.mapping.ts'
import { linkedTables, workTables } from './preflight-tables.ts'
import type { AbilityKind } from './preflight.ts'

type Tables = ReadonlyMap<string, TableMetadata>

/** What people do with the rows of a table, as far as Liaison does it. */
export function rulesOfTable(table: TableMetadata, tables: Tables): AbilityRule[] {
  const { logicalName } = table
  // Rows that others need, such as regions: that somebody adds to them is enough.
  const optional = !workTables.includes(logicalName)
  const targets = (linkedTables[logicalName] ?? []).flatMap((name) => tables.get(name) ?? [])
  const isSales = salesTables.includes(logicalName)
  return [
    rule(table, 'read', needsOf(table, 'Read')),
    { ...rule(table, 'create', createNeeds(table, tables)), optional },
    { ...rule(table, 'update', needsOf(table, 'Write', 'Read')), optional },
    ...(targets.length > 0 ? [rule(table, 'link', linkNeeds(table, targets))] : []),
    ...(isSales ? [rule(table, 'assign', needsOf(table, 'Assign')), followRule(table)] : []),
  ]
}

const rule = (
  { logicalName, displayCollectionName }: TableMetadata,
  kind: AbilityKind,
  needs: AbilityRule['needs'],
): AbilityRule => ({ id: `${logicalName}.${kind}`, kind, table: logicalName, label: displayCollectionName, needs })

/** A new row has to point at others from the start where this environment requires it; at which, may be open. */
function createNeeds(table: TableMetadata, tables: Tables): AbilityRule['needs'] {
  const required = requiredOnCreate(table).flatMap(({ targets = [] }) => (targets.length === 0 ? [] : [targets]))
  const certain = required.flatMap(([only = '', ...more]) => (more.length === 0 ? (tables.get(only) ?? []) : []))
  return [...needsOf(table, 'Create'), ...(required.length === 0 ? [] : linkNeeds(table, certain))]
}

/** Change tracking answers only those who may read every row (P43). */
function followRule(table: TableMetadata): AbilityRule {
  const needs = needsOf(table, 'Read').map((need) => ({ ...need, reach: 'all' as const }))
  return {
    ...rule(table, 'follow', needs),
    optional: true,
    ...(table.changeTracking
      ? {}
      : { impossible: 'Change tracking is off for this table. A customizer turns it on in its properties.' }),
  }
}

/** learn.microsoft.com, "WinOpportunity message privileges" and "LoseOpportunity message privileges". */
export function closeRule(tables: Tables): AbilityRule[] {
  const deals = tables.get(dealTable)
  const closings = tables.get(closingTable)
  if (!deals || !closings) return []
  const needs = [...needsOf(deals, 'Write', 'AppendTo'), ...needsOf(closings, 'Create', 'Append')]
  return [rule(deals, 'close', needs)]
}
