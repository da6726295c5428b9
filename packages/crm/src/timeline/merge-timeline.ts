import type { TimelineCursor } from './timeline-cursor.ts'
import type { TimelineEntry } from './timeline-entry.ts'

export const timelinePageSize = 25

/** How many rows each source must answer so that the page is certainly complete: shown ones come again and are dropped. */
export const rowsPerSource = (cursor: TimelineCursor | undefined): number =>
  timelinePageSize + (cursor?.shownIds.length ?? 0) + 1

const secondOf = (entry: TimelineEntry): number => Math.floor(Date.parse(entry.at) / 1000)

/**
 * One page out of the newest rows of every source. Complete although the sources are cut off: an entry that a source did
 * not answer is not newer than the last one it did, and entries of the same second are told apart by the ids shown.
 */
export function mergeTimeline(
  sources: readonly (readonly TimelineEntry[])[],
  cursor: TimelineCursor | undefined,
): { items: TimelineEntry[]; next?: TimelineCursor } {
  const shown = new Set(cursor?.shownIds)
  const entries = new Map(sources.flat().map((entry) => [entry.id, entry]))
  const remaining = [...entries.values()].filter(({ id }) => !shown.has(id)).sort(newestFirst)
  const items = remaining.slice(0, timelinePageSize)
  const last = items[items.length - 1]
  if (!last || remaining.length <= timelinePageSize) return { items }
  const second = secondOf(last)
  const shownNow = items.filter((entry) => secondOf(entry) === second).map(({ id }) => id)
  const shownBefore = cursor?.second === second ? cursor.shownIds : []
  return { items, next: { second, shownIds: [...shownBefore, ...shownNow] } }
}

const newestFirst = (a: TimelineEntry, b: TimelineEntry): number =>
  Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1)
