import { and, type DataverseClient, list, lt, type Row, type TableMetadata } from '@liaison/dataverse'
import { plainNoteText } from '../notes/note-text.ts'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import { distinctProblems, type PartProblem, partProblem } from '../records/part-problem.ts'
import type { ReadRound } from '../records/read-round.ts'
import { linkOf } from '@liaison/dataverse'
import { mergeTimeline, rowsPerSource } from './merge-timeline.ts'
import { readTimelineCursor, writeTimelineCursor } from './timeline-cursor.ts'
import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'
import { timelineSources, type TimelineSource } from './timeline-sources.ts'
import {
  activityMapping,
  createdColumn,
  kindByActivityTable,
  noteMapping,
  type TimelineSubject,
} from './timeline.mapping.ts'

/**
 * Adds the reads of one timeline page to a round; the function answered makes the page once the round was sent.
 * A source that the service refuses is told among `problems`, the others are shown.
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export function addTimelineReads(
  round: ReadRound,
  tables: ReadonlyMap<string, TableMetadata>,
  subject: TimelineSubject,
  cursorText?: string,
): (dataverse: DataverseClient) => TimelinePage {
  const cursor = cursorText === undefined ? undefined : readTimelineCursor(cursorText)
  const readings = timelineSources(subject, tables).flatMap((source) => {
    const table = tables.get(source.mapping.table)
    if (!table) return []
    const operation = list(table.logicalName, {
      ...queryOf(source.mapping, table),
      // The whole second of the cursor again: the service may know more of it than it shows.
      filter: cursor ? and(source.filter, lt(createdColumn, new Date((cursor.second + 1) * 1000))) : source.filter,
      orderBy: [
        { column: createdColumn, descending: true },
        { column: table.primaryIdColumn, descending: true },
      ],
      top: rowsPerSource(cursor),
    })
    return [{ source, table, reading: round.add(operation) }]
  })
  return ({ environmentUrl }) => {
    const problems: PartProblem[] = []
    const entries = readings.map(({ source, table, reading }) => {
      const settled = reading.settled()
      if (settled.kind === 'ok') return settled.value.rows.map((row) => entryOf(source, row, environmentUrl, table))
      problems.push(partProblem('timeline', settled.error))
      return []
    })
    const { items, next } = mergeTimeline(entries, cursor)
    return {
      items,
      ...(next ? { nextCursor: writeTimelineCursor(next) } : {}),
      ...(problems.length === 0 ? {} : { problems: distinctProblems(problems) }),
    }
  }
}

function entryOf({ mapping }: TimelineSource, row: Row, environmentUrl: string, table: TableMetadata): TimelineEntry {
  const context = rowContextOf(environmentUrl, table)
  return mapping === noteMapping
    ? noteEntry(readMapped(noteMapping, row, context))
    : activityEntry(readMapped(activityMapping, row, context), environmentUrl)
}

function noteEntry(note: ReturnType<typeof readMapped<typeof noteMapping.fields>>): TimelineEntry {
  const text = plainNoteText(note.text ?? '')
  const title = plainNoteText(note.title ?? '') || (note.hasFile ? note.fileName : undefined) || 'Note'
  return {
    id: note.id,
    table: noteMapping.table,
    kind: 'note',
    title,
    at: note.at,
    // A note has no page of its own in the sales app: it is read on its record.
    url: note.regarding?.url ?? note.url,
    ...(text === '' ? {} : { text }),
    ...(note.by ? { by: note.by } : {}),
    ...(note.regarding ? { regarding: note.regarding } : {}),
  }
}

function activityEntry(
  activity: ReturnType<typeof readMapped<typeof activityMapping.fields>>,
  environmentUrl: string,
): TimelineEntry {
  const kind = kindByActivityTable[activity.table] ?? 'other'
  const text = plainNoteText(activity.text ?? '')
  const scheduledFor = activity.scheduledFor ?? activity.dueAt
  return {
    id: activity.id,
    table: activity.table,
    kind,
    title: activity.title ?? kind,
    at: activity.at,
    url: linkOf(environmentUrl, activity.table, activity.id),
    ...(text === '' ? {} : { text }),
    ...(activity.by ? { by: activity.by } : {}),
    ...(activity.regarding ? { regarding: activity.regarding } : {}),
    ...(activity.status === undefined ? {} : { status: activity.status }),
    ...(scheduledFor === undefined ? {} : { scheduledFor }),
  }
}
