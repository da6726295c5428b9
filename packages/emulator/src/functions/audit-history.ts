import { auditDetail } from '../audit/audit-detail.ts'
import { auditPage } from '../audit/audit-page.ts'
import { auditsOf, changeOf } from '../audit/audit-row.ts'
import { DataverseFault } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import type { Literal } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { privilegeId } from '../security/table-privilege.ts'
import type { StoredRow } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import { readLink } from '../write/resolve-reference.ts'
import type { ActionOperation, FunctionOperation, Operation } from './operation.ts'
import { jsonParameter, stringParameter } from './parameters.ts'

type Parameters = ReadonlyMap<string, Literal>

/** What one audit says changed; whoever may read the audit may ask (page auditing/retrieve-audit-data). */
const retrieveAuditDetails: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveAuditDetails',
  boundTo: ['audit'],
  run: (context, _parameters, binding) =>
    responseReply(context, 'RetrieveAuditDetails', { AuditDetail: auditDetail(context, binding!.row!) }),
}

/** Everything that was audited of a row, also of one that is gone. */
const retrieveRecordChangeHistory: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveRecordChangeHistory',
  run: (context, parameters) =>
    responseReply(context, 'RetrieveRecordChangeHistory', {
      AuditDetailCollection: auditPage(context, history(context, parameters), parameters.get('PagingInfo')),
    }),
}

/** The audits in which one column changed, each with everything else that changed along with it left out. */
const retrieveAttributeChangeHistory: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveAttributeChangeHistory',
  run(context, parameters) {
    const column = stringParameter(parameters, 'AttributeLogicalName')
    const audits = history(context, parameters).flatMap((audit) => narrowed(audit, column))
    return responseReply(context, 'RetrieveAttributeChangeHistory', {
      AuditDetailCollection: auditPage(context, audits, parameters.get('PagingInfo')),
    })
  },
}

/** Takes back what was audited of a row, and says how much it was (page auditing/delete-audit-data). */
const deleteRecordChangeHistory: ActionOperation = {
  kind: 'action',
  name: 'DeleteRecordChangeHistory',
  run(context, body) {
    requirePrivilege(context, 'prvDeleteRecordChangeHistory')
    const { store } = context.environment
    const target = body['Target']
    if (typeof target !== 'object' || target === null) throw unresolvedParameters()
    const audits = auditsOfTarget(context, target as Record<string, unknown>)
    store.transaction(() => {
      for (const { id } of audits) store.delete('audit', id)
    })
    return responseReply(context, 'DeleteRecordChangeHistory', { DeletedEntriesCount: audits.length })
  },
}

function narrowed(audit: StoredRow, column: string): StoredRow[] {
  const { before, after } = changeOf(audit.values['changedata'])
  if (!(column in before) && !(column in after)) return []
  const only = (values: typeof before): typeof before => (column in values ? { [column]: values[column]! } : {})
  const changedata = JSON.stringify({ before: only(before), after: only(after) })
  return [{ ...audit, values: { ...audit.values, changedata } }]
}

function history(context: RequestContext, parameters: Parameters): readonly StoredRow[] {
  requirePrivilege(context, 'prvReadRecordAuditHistory')
  return auditsOfTarget(context, jsonParameter(parameters, 'Target'))
}

function auditsOfTarget(context: RequestContext, target: Record<string, unknown>): readonly StoredRow[] {
  const { store } = context.environment
  const { table, key } = readLink(context, linkOf(target, context))
  if (key.kind !== 'id') throw unresolvedParameters()
  const row = store.get(table.logicalName, key.id)
  if (row) requireRow(context, 'Read', table, row)
  return auditsOf(store, { table: table.logicalName, id: key.id })
}

function linkOf(target: Record<string, unknown>, { environment }: RequestContext): string {
  const link = target['@odata.id']
  if (typeof link === 'string') return link
  const type = textOf(target['@odata.type']).replace(/^#?(?:Microsoft\.Dynamics\.CRM\.)?/, '')
  const table = environment.schema.tables.get(type)
  if (!table) throw unresolvedParameters()
  return `${table.entitySetName}(${textOf(target[table.primaryId])})`
}

/** @throws {DataverseFault} 0x80040220 */
function requirePrivilege({ environment, caller }: RequestContext, name: string): void {
  const held = environment.access.privilegesOf?.(caller.userId)
  if (!held || held.some((each) => each.name === name)) return
  throw new DataverseFault(
    403,
    '0x80040220',
    `Principal user (Id=${caller.userId}, type=8) is missing ${name} privilege (Id=${privilegeId(name)}).`,
  )
}

export const auditOperations: readonly Operation[] = [
  deleteRecordChangeHistory,
  retrieveAttributeChangeHistory,
  retrieveAuditDetails,
  retrieveRecordChangeHistory,
]
