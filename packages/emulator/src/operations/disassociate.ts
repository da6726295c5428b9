import { malformed, objectDoesNotExist, requiredFieldMissing } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { asTarget } from '../query/column-reader.ts'
import type { CollectionNavigation, SingleNavigation } from '../query/table-names.ts'
import type { Table } from '../schema/schema.ts'
import { requireLink } from '../security/link-rights.ts'
import { unlink } from '../store/intersect.ts'
import type { StoredRow } from '../store/row.ts'
import { resolveReference } from '../write/resolve-reference.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'
import { writeChanges } from './update.ts'

/** DELETE `set(id)/lookup/$ref`. */
export function clearReference(context: RequestContext, target: Target & { kind: 'single' }): ServiceReply {
  const { table, row, navigation } = target
  requireRow(context, 'Write', table, row)
  clearLookup(context, table, row, navigation)
  return noContent()
}

/** DELETE `set(id)/collection(otherid)/$ref`. */
export function disassociate(context: RequestContext, target: Target & { kind: 'member' }): ServiceReply {
  detach(context, target.row, target.navigation, target.memberId)
  return noContent()
}

/** DELETE `set(id)/collection/$ref?$id=<link>`. */
export function disassociateByLink(context: RequestContext, target: Target & { kind: 'collection' }): ServiceReply {
  const link = context.options.system.get('$id')
  if (link === undefined) throw malformed('DELETE of a reference needs the key of the other row or $id.')
  detach(context, target.row, target.navigation, resolveReference(context, link).row.id)
  return noContent()
}

function detach(context: RequestContext, row: StoredRow, navigation: CollectionNavigation, memberId: string): void {
  const { store, schema } = context.environment
  const child = schema.tables.get(navigation.table)
  const member = store.get(navigation.table, memberId)
  if (!child || !member) throw objectDoesNotExist(navigation.table, memberId)
  if (navigation.kind === 'many-to-many') {
    const { relationship, forward } = navigation
    const ends = forward ? ([row.id, memberId] as const) : ([memberId, row.id] as const)
    requireLink(context, relationship, ends, 'disassociate')
    unlink(store, relationship, ...ends)
    return
  }
  const column = navigation.relationship.referencingColumn
  if (asTarget(member.values[column])?.id !== row.id) throw objectDoesNotExist(navigation.table, memberId)
  requireRow(context, 'Write', child, member)
  writeChanges(context, child, member, { [column]: null })
}

function clearLookup(context: RequestContext, table: Table, row: StoredRow, navigation: SingleNavigation): void {
  const { column } = navigation
  if (column.required === 'SystemRequired') throw requiredFieldMissing(column.logicalName)
  writeChanges(context, table, row, { [column.logicalName]: null })
}
