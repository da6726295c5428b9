import { list, type ListQuery, type Page, retrieve, type Row, type TableMetadata } from '@liaison/dataverse'
import { contactSummaryMapping } from '../contacts/contact.mapping.ts'
import type { Actor } from '../deps.ts'
import { opportunitySummaryMapping } from '../opportunities/opportunity.mapping.ts'
import { opportunitySummaryOf } from '../opportunities/read-opportunity-row.ts'
import { stagesByDeal } from '../pipelines/deal-instances.ts'
import { knownFlows } from '../pipelines/known-flows.ts'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import { distinctProblems, type PartProblem, partProblem } from '../records/part-problem.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { type Reading, ReadRound, valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { addTimelineReads } from '../timeline/read-timeline.ts'
import { tablesOfTimeline } from '../timeline/timeline-sources.ts'
import type { TimelineSubject } from '../timeline/timeline.mapping.ts'
import { accountContacts, accountDeals, addAccountInstanceReads } from './account-parts.ts'
import type { AccountScreen } from './account.ts'
import { accountMapping } from './account.mapping.ts'
import { requiredLookupColumns, requiredLookupsOf } from './required-lookups.ts'

/**
 * An account with its contacts, open deals with their stages, and timeline, in one round trip. What the reader has no
 * right to see is named in `problems`; the rest is there.
 *
 * @throws {RowNotFoundError} @throws {AccessDeniedError} when it is the account itself.
 */
export async function readAccount(
  { dataverseFor, pipelineCache }: ReadDeps,
  actor: Actor,
  accountId: string,
): Promise<AccountScreen> {
  const dataverse = await dataverseFor(actor)
  const subject: TimelineSubject = { table: 'account', id: accountId }
  const known = await knownFlows({ pipelineCache }, dataverse)
  const flowTables = known.flows.map(({ table }) => table)
  const tables = await dataverse.tables.getMany([...tablesOfTimeline(subject.table), ...flowTables])
  const accounts = tableOf(tables, accountMapping.table)
  const deals = tableOf(tables, opportunitySummaryMapping.table)

  const round = new ReadRound()
  const profileReading = round.add(retrieve(accounts.logicalName, accountId, profileQuery(accounts)))
  const contactsReading = round.add(list(contactSummaryMapping.table, accountContacts(tables, accountId)))
  const dealsReading = round.add(list(deals.logicalName, accountDeals(tables, accountId)))
  const instancesOf = addAccountInstanceReads(round, known.flows, tables, accountId)
  const timelineOf = addTimelineReads(round, tables, subject)
  await round.send(dataverse)

  const { environmentUrl } = dataverse
  const problems: PartProblem[] = [...known.problems]
  const profile = valueOf(profileReading)
  const contactRows = rowsOf(contactsReading, 'contacts', problems)
  const contactContext = rowContextOf(environmentUrl, tableOf(tables, contactSummaryMapping.table))
  const { instances, errors } = instancesOf(environmentUrl)
  const stages = stagesByDeal(instances)
  const opportunities = rowsOf(dealsReading, 'opportunities', problems).map((row) =>
    opportunitySummaryOf(row, deals, environmentUrl, stages.get(String(row[deals.primaryIdColumn]))),
  )
  // A flow out of reach matters only where a deal is left without its stage.
  if (opportunities.some(({ stage }) => !stage)) problems.push(...errors.map((error) => partProblem('pipeline', error)))
  const { problems: timelineProblems = [], ...timeline } = timelineOf(dataverse)
  return {
    account: {
      ...readMapped(accountMapping, profile, rowContextOf(environmentUrl, accounts)),
      requiredLookups: requiredLookupsOf(profile, accounts, environmentUrl),
    },
    contacts: contactRows.map((row) => readMapped(contactSummaryMapping, row, contactContext)),
    opportunities,
    timeline,
    problems: distinctProblems([...problems, ...timelineProblems]),
  }
}

function profileQuery(accounts: TableMetadata): ListQuery {
  const { select = [], ...query } = queryOf(accountMapping, accounts)
  return { ...query, select: [...select, ...requiredLookupColumns(accounts)] }
}

function rowsOf(reading: Reading<Page>, part: PartProblem['part'], problems: PartProblem[]): readonly Row[] {
  const settled = reading.settled()
  if (settled.kind === 'ok') return settled.value.rows
  problems.push(partProblem(part, settled.error))
  return []
}
