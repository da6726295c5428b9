import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Table } from '../schema/schema.ts'
import type { LookupTarget, StoredRow } from '../store/row.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { requireAppend } from '../write/deep-insert.ts'
import { refuseDuplicates } from '../write/duplicate-detection.ts'
import { createRow, updateRow } from '../write/pipeline.ts'
import type { RowValues } from '../write/rule.ts'
import { entitiesReply } from './entities-reply.ts'
import { mappedFromLead } from './lead-mapping.ts'
import type { ActionOperation } from './operation.ts'
import { referenceOf } from './parameters.ts'

const qualified = 1

/**
 * Makes an account, a contact and an opportunity out of an open lead, as asked for, and closes it. Account and contact
 * become each other's parent and primary contact (QualifyLeadRequest, remarks). Returns what was made.
 */
export const qualifyLead: ActionOperation = {
  kind: 'action',
  name: 'QualifyLead',
  boundTo: ['lead'],
  run(context, body, binding) {
    const { environment, caller } = context
    const { table, row: lead } = binding!
    const asked = readRequest(body)
    requireRow(context, 'Write', table, lead!)
    if (lead!.values['statecode'] !== 0) throw new DataverseFault(400, '0x80040519', 'The lead is already closed.')
    const made = environment.store.transaction(() => {
      const targets = makeRows(context, lead!, asked, body)
      const opportunity = targets.find((target) => target.table === 'opportunity')
      updateRow({ environment, caller, message: 'QualifyLead' }, table, lead!.id, {
        statecode: qualified,
        statuscode: asked.status,
        ...(opportunity && { qualifyingopportunityid: opportunity }),
      })
      if (opportunity) carryProcess(context, body['ProcessInstanceId'], opportunity)
      return targets
    })
    return entitiesReply(
      context,
      made.map((target) => ({
        table: tableOf(context, target.table),
        row: environment.store.get(target.table, target.id)!,
      })),
    )
  },
}

interface Asked {
  account: boolean
  contact: boolean
  opportunity: boolean
  status: number
}

function readRequest(body: JsonObject): Asked {
  const { CreateAccount: account, CreateContact: contact, CreateOpportunity: opportunity, Status: status } = body
  if (
    typeof account !== 'boolean' ||
    typeof contact !== 'boolean' ||
    typeof opportunity !== 'boolean' ||
    typeof status !== 'number'
  )
    throw unresolvedParameters()
  if (body['SourceCampaignId']) throw new NotEmulated('QualifyLead with a campaign')
  return { account, contact, opportunity, status }
}

function makeRows(context: RequestContext, lead: StoredRow, asked: Asked, body: JsonObject): LookupTarget[] {
  const { environment, caller } = context
  const account = asked.account ? make(context, lead, 'account', {}) : undefined
  const contact = asked.contact
    ? make(context, lead, 'contact', { ...(account && { parentcustomerid: account }) })
    : undefined
  if (account && contact)
    updateRow({ environment, caller, message: 'QualifyLead' }, tableOf(context, 'account'), account.id, {
      primarycontactid: contact,
    })
  const parents = {
    parentaccountid: account ?? lead.values['parentaccountid'] ?? null,
    parentcontactid: contact ?? lead.values['parentcontactid'] ?? null,
  }
  const opportunity = asked.opportunity
    ? make(context, lead, 'opportunity', {
        ...parents,
        customerid:
          lookup(context, body['OpportunityCustomerId']) ?? parents.parentaccountid ?? parents.parentcontactid,
        ...withCurrency(lookup(context, body['OpportunityCurrencyId'])),
      })
    : undefined
  return [account, contact, opportunity].filter((target) => target !== undefined)
}

const withCurrency = (currency: LookupTarget | undefined): RowValues =>
  currency ? { transactioncurrencyid: currency } : {}

function make(context: RequestContext, lead: StoredRow, name: string, more: RowValues): LookupTarget {
  const { environment, caller } = context
  const table = tableOf(context, name)
  environment.access.requirePrivilege(caller, 'Create', table)
  const mapped = mappedFromLead(tableOf(context, 'lead'), table, lead)
  const values: RowValues = { ...mapped, originatingleadid: { table: 'lead', id: lead.id }, ...more }
  requireAppend(context, table, values)
  refuseDuplicates(context, table, values)
  return { table: name, id: createRow({ environment, caller, message: 'Create' }, table, values) }
}

/** The lead's process flow goes on with the opportunity. */
function carryProcess(context: RequestContext, instance: unknown, opportunity: LookupTarget): void {
  if (!instance) return
  const { environment, caller } = context
  const { table, row } = referenceOf(context, instance)
  requireRow(context, 'Write', table, row)
  updateRow({ environment, caller, message: 'QualifyLead' }, table, row.id, { opportunityid: opportunity })
}

function lookup(context: RequestContext, value: unknown): LookupTarget | undefined {
  if (!value) return undefined
  const { table, row } = referenceOf(context, value)
  requireRow(context, 'AppendTo', table, row)
  return asTarget({ table: table.logicalName, id: row.id })
}

function tableOf({ environment }: RequestContext, name: string): Table {
  const table = environment.schema.tables.get(name)
  if (!table) throw new NotEmulated(`QualifyLead without the table ${name}`)
  return table
}
