import { textOf } from '../store/text-of.ts'
import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { requireRow } from '../operations/require-row.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { asTarget } from '../query/column-reader.ts'
import type { StoredRow } from '../store/row.ts'
import { decodeBody, type JsonObject } from '../write/decode-body.ts'
import { requireAppend } from '../write/deep-insert.ts'
import { toSeconds } from '../write/decode-value.ts'
import { createRow, updateRow } from '../write/pipeline.ts'
import type { RowValues } from '../write/rule.ts'

/**
 * Closes a deal as won (state 1) or lost (state 2) and leaves an `opportunityclose` activity on its timeline. It takes the
 * rights to write and append to the deal, and to create and append activities (pages "WinOpportunity message privileges"
 * and "LoseOpportunity message privileges").
 */
export function closeOpportunity(
  context: RequestContext,
  message: 'WinOpportunity' | 'LoseOpportunity',
  body: JsonObject,
): ServiceReply {
  const { environment, caller, now } = context
  const { schema, store } = environment
  const table = schema.tables.get('opportunity')
  const closings = schema.tables.get('opportunityclose')
  if (!table || !closings) throw new NotEmulated(message)
  const given = body['OpportunityClose']
  const status = Number(body['Status'])
  if (typeof given !== 'object' || given === null || body['Status'] === undefined || !Number.isInteger(status))
    throw unresolvedParameters()

  const { values, id } = decodeBody(context, closings, given as JsonObject, 'create')
  const opportunityId = asTarget(values['opportunityid'])?.id
  const opportunity = opportunityId === undefined ? undefined : store.get('opportunity', opportunityId)
  if (!opportunity) throw unresolvedParameters()
  requireRow(context, 'Write', table, opportunity)
  environment.access.requirePrivilege(caller, 'Create', closings)
  requireAppend(context, closings, values)
  if (opportunity.values['statecode'] !== 0)
    throw new DataverseFault(400, '0x80040515', 'The opportunity is already closed.')

  const state = message === 'WinOpportunity' ? 1 : 2
  const revenue = values['actualrevenue'] ?? (state === 1 ? opportunity.values['estimatedvalue'] : undefined) ?? null
  const end = values['actualend'] ?? toSeconds(now)
  const write = { environment, caller, message }
  return store.transaction(() => {
    createRow(write, closings, closingValues(values, opportunity, revenue, end, status), id)
    updateRow(write, table, opportunity.id, {
      statecode: state,
      statuscode: status,
      actualvalue: revenue,
      actualclosedate: textOf(end).slice(0, 10),
    })
    return noContent()
  })
}

function closingValues(
  values: RowValues,
  opportunity: StoredRow,
  revenue: RowValues[string],
  end: RowValues[string],
  status: number,
): RowValues {
  const regarding = { table: 'opportunity', id: opportunity.id }
  return {
    transactioncurrencyid: opportunity.values['transactioncurrencyid'] ?? null,
    subject: `Opportunity Close - ${textOf(opportunity.values['name'])}`,
    ...values,
    opportunityid: regarding,
    regardingobjectid: regarding,
    opportunitystatuscode: status,
    actualrevenue: revenue,
    actualend: end,
    // A closing is a completed activity from the start.
    statecode: 1,
  }
}
