import { textOf } from '../store/text-of.ts'
import { link } from '../store/intersect.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { requireMessage } from '../operations/supported-messages.ts'
import { requireLink } from '../security/link-rights.ts'
import type { CollectionNavigation } from '../query/table-names.ts'
import type { Table } from '../schema/schema.ts'
import type { LookupTarget } from '../store/row.ts'
import { decodeBody, type DecodedBody, type JsonObject } from './decode-body.ts'
import { refuseDuplicates } from './duplicate-detection.ts'
import { createRow, updateRow } from './pipeline.ts'
import type { RowValues } from './rule.ts'

/** Creates the row a body describes with everything nested in it, in one transaction. Returns the id. */
export function createFromBody(
  context: RequestContext,
  table: Table,
  body: JsonObject,
  extra: { id?: string; values?: RowValues; isParty?: boolean } = {},
): string {
  const { environment, caller } = context
  return environment.store.transaction(() => {
    if (extra.isParty !== true) requireMessage('Create', table.logicalName)
    environment.access.requirePrivilege(caller, 'Create', table)
    const decoded = decodeBody(context, table, body, 'create')
    const values = { ...extra.values, ...decoded.values }
    requireAppend(context, table, values)
    createParents(context, decoded, values)
    refuseDuplicates(context, table, values)
    const id = createRow({ environment, caller, message: 'Create' }, table, values, extra.id ?? decoded.id)
    createChildren(context, table, id, decoded)
    return id
  })
}

/** The nested parts of an update: new parents, new children, links. */
export function createParents(context: RequestContext, decoded: DecodedBody, values: RowValues): void {
  for (const { navigation, body } of decoded.parents) {
    const target = context.environment.schema.tables.get(navigation.targets[0] ?? '')
    if (!target) continue
    const id = createFromBody(context, target, body)
    values[navigation.column.logicalName] = { table: target.logicalName, id }
  }
}

export function createChildren(context: RequestContext, table: Table, id: string, decoded: DecodedBody): void {
  for (const { navigation, body } of decoded.children) {
    const target = context.environment.schema.tables.get(navigation.table)
    if (!target) continue
    if (navigation.kind === 'one-to-many') {
      const { referencingColumn } = navigation.relationship
      const values = { [referencingColumn]: { table: table.logicalName, id } }
      createFromBody(context, target, body, { values, isParty: isPartyOf(table, target) })
    } else attach(context, navigation, { table, id }, createFromBody(context, target, body))
  }
  for (const { navigation, reference } of decoded.links) attach(context, navigation, { table, id }, reference.row.id)
}

/** Nested in the body of their activity, parties are made; otherwise not. */
export const isPartyOf = (table: Table, child: Table): boolean =>
  table.isActivity && child.logicalName === 'activityparty'

/** Points an existing row at the parent, or links both in an N:N relationship. */
export function attach(
  context: RequestContext,
  navigation: CollectionNavigation,
  parent: { table: Table; id: string },
  childId: string,
): void {
  const { environment, caller } = context
  const child = environment.schema.tables.get(navigation.table)
  const row = child && environment.store.get(child.logicalName, childId)
  if (!child || !row) return
  if (navigation.kind === 'many-to-many') {
    const { relationship, forward } = navigation
    const ends = forward ? ([parent.id, childId] as const) : ([childId, parent.id] as const)
    requireLink(context, relationship, ends, 'associate')
    link(environment.store, relationship, ...ends)
    return
  }
  // The view over activities cannot be written; its rows are of concrete tables.
  const concrete =
    child.logicalName === 'activitypointer'
      ? environment.schema.tables.get(textOf(row.values['activitytypecode']))
      : child
  if (!concrete) return
  requireRow(context, 'Append', concrete, row)
  const target: LookupTarget = { table: parent.table.logicalName, id: parent.id }
  updateRow({ environment, caller, message: 'Update' }, concrete, childId, {
    [navigation.relationship.referencingColumn]: target,
  })
}

/** A row with lookups in it needs the right to append. */
export function requireAppend(context: RequestContext, table: Table, values: RowValues): void {
  const lookups = Object.entries(values).some(
    ([name, value]) => typeof value === 'object' && value !== null && table.columns.get(name)?.type !== 'Owner',
  )
  if (lookups) context.environment.access.requirePrivilege(context.caller, 'Append', table)
}
