import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { readRecordTimeline } from '../timeline/read-record-timeline.ts'
import type { TimelinePage } from '../timeline/timeline-entry.ts'

/** A further page of the timeline: see {@link readRecordTimeline}. */
export async function readContactTimeline(
  deps: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  contactId: string,
  cursor?: string,
): Promise<TimelinePage> {
  return readRecordTimeline(deps, actor, { table: 'contact', id: contactId }, cursor)
}
