import { retrieve } from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { ReadRound, valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { addTimelineReads } from '../timeline/read-timeline.ts'
import { tablesOfTimeline } from '../timeline/timeline-sources.ts'
import type { TimelineSubject } from '../timeline/timeline.mapping.ts'
import type { ContactScreen } from './contact.ts'
import { contactMapping } from './contact.mapping.ts'

/**
 * A contact with its timeline, in one round trip.
 *
 * @throws {RowNotFoundError} @throws {AccessDeniedError}
 */
export async function readContact(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  contactId: string,
): Promise<ContactScreen> {
  const dataverse = await dataverseFor(actor)
  const subject: TimelineSubject = { table: 'contact', id: contactId }
  const tables = await dataverse.tables.getMany(tablesOfTimeline(subject.table))
  const contacts = tableOf(tables, contactMapping.table)
  const round = new ReadRound()
  const profile = round.add(retrieve(contacts.logicalName, contactId, queryOf(contactMapping, contacts)))
  const timelineOf = addTimelineReads(round, tables, subject)
  await round.send(dataverse)
  const contact = readMapped(contactMapping, valueOf(profile), rowContextOf(dataverse.environmentUrl, contacts))
  const { problems = [], ...timeline } = timelineOf(dataverse)
  return { contact, timeline, problems }
}
