import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { ReadRound } from '../records/read-round.ts'
import { addTimelineReads } from './read-timeline.ts'
import type { TimelinePage } from './timeline-entry.ts'
import { tablesOfTimeline } from './timeline-sources.ts'
import type { TimelineSubject } from './timeline.mapping.ts'

/**
 * A page of the timeline of an account, contact or deal, newest first, in one round trip. The cursor is that of the page
 * before: every entry comes exactly once, those of the same second included (P40).
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function readRecordTimeline(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  subject: TimelineSubject,
  cursor?: string,
): Promise<TimelinePage> {
  const dataverse = await dataverseFor(actor)
  const tables = await dataverse.tables.getMany(tablesOfTimeline(subject.table))
  const round = new ReadRound()
  const timelineOf = addTimelineReads(round, tables, subject, cursor)
  await round.send(dataverse)
  return timelineOf(dataverse)
}
