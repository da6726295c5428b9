import { and, eq, type Filter, type ListQuery, or, type TableMetadata } from '@liaison/dataverse'
import { contactSummaryMapping } from '../contacts/contact.mapping.ts'
import { opportunityStateValues, opportunitySummaryMapping } from '../opportunities/opportunity.mapping.ts'
import { addInstanceReads, type DealInstances } from '../pipelines/deal-instances.ts'
import type { Flow } from '../pipelines/flow.ts'
import { activeInstance, instanceColumns } from '../pipelines/pipeline.mapping.ts'
import { queryOf } from '../records/define-mapping.ts'
import type { ReadRound } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { navigationOf } from '../timeline/timeline-sources.ts'
import { accountMapping } from './account.mapping.ts'

/** More than a screen shows well; the rest is in the lists. */
const maxContacts = 100
const maxDeals = 100

type Tables = ReadonlyMap<string, TableMetadata>

export function accountContacts(tables: Tables, accountId: string): ListQuery {
  const { fields, table } = contactSummaryMapping
  const contacts = tableOf(tables, table)
  return {
    ...queryOf(contactSummaryMapping, contacts),
    filter: eq(fields.account.column, accountId),
    orderBy: [{ column: fields.status.column }, { column: fields.name.column }],
    top: maxContacts,
  }
}

/** Columns by which a deal points at its account: some organisations fill one, some the other, most both. */
const dealsAccountColumns = [
  opportunitySummaryMapping.fields.account.column,
  opportunitySummaryMapping.fields.customer.column,
]

export function accountDeals(tables: Tables, accountId: string): ListQuery {
  const { fields, table } = opportunitySummaryMapping
  const deals = tableOf(tables, table)
  return {
    ...queryOf(opportunitySummaryMapping, deals),
    filter: and(
      eq(fields.status.column, opportunityStateValues.open),
      or(...dealsAccountColumns.map((column) => eq(column, accountId))),
    ),
    orderBy: [{ column: fields.estimatedCloseDate.column }, { column: deals.primaryIdColumn }],
    top: maxDeals,
  }
}

/**
 * The flow instances of the account's deals, found through the deal: their ids are not known before the reply. One read
 * for each way a deal points at its account, because a filter over both would join twice under one `or`.
 */
export function addAccountInstanceReads(
  round: ReadRound,
  flows: readonly Flow[],
  tables: Tables,
  accountId: string,
): (environmentUrl: string) => DealInstances {
  const accounts = tableOf(tables, accountMapping.table)
  const deals = tableOf(tables, opportunitySummaryMapping.table)
  const filtersOf = (flow: Flow, flowTable: TableMetadata): Filter[] => {
    const toDeal = navigationOf(flowTable, flow.dealColumn, deals.logicalName)
    if (toDeal === undefined) return []
    return dealsAccountColumns.flatMap((column) => {
      const toAccount = navigationOf(deals, column, accounts.logicalName)
      if (toAccount === undefined) return []
      return [
        and(
          eq(`${toDeal}/${toAccount}/${accounts.primaryIdColumn}`, accountId),
          eq(instanceColumns.state, activeInstance),
        ),
      ]
    })
  }
  return addInstanceReads(round, flows, tables, filtersOf, 2 * maxDeals)
}
