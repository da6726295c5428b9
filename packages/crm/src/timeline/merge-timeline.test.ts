import { describe, expect, test } from 'vitest'
import { mergeTimeline, rowsPerSource, timelinePageSize } from './merge-timeline.ts'
import { readTimelineCursor, type TimelineCursor, writeTimelineCursor } from './timeline-cursor.ts'
import type { TimelineEntry } from './timeline-entry.ts'

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const anEntry = (number: number, at: string): TimelineEntry => ({
  id: idOf(number),
  table: 'annotation',
  kind: 'note',
  title: `Note ${number}`,
  at,
  url: 'https://org.crm4.dynamics.com/main.aspx',
})

/** What a source answers: its newest rows not after the cursor's second, in an order of its own within one instant. */
const answerOf = (source: readonly TimelineEntry[], cursor: TimelineCursor | undefined): TimelineEntry[] =>
  source
    .filter(({ at }) => !cursor || Date.parse(at) < (cursor.second + 1) * 1000)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.title < b.title ? 1 : -1))
    .slice(0, rowsPerSource(cursor))

function readAll(sources: readonly (readonly TimelineEntry[])[]): { ids: string[]; ats: string[]; pageCount: number } {
  const shown: TimelineEntry[] = []
  let cursor: TimelineCursor | undefined
  for (let pageCount = 1; ; pageCount += 1) {
    const { items, next } = mergeTimeline(
      sources.map((source) => answerOf(source, cursor)),
      cursor,
    )
    shown.push(...items)
    if (!next) return { ids: shown.map(({ id }) => id), ats: shown.map(({ at }) => at), pageCount }
    cursor = readTimelineCursor(writeTimelineCursor(next))
  }
}

describe('paging through a timeline (P40)', () => {
  test('yields every entry once, newest first, however many share a second', () => {
    const entries = Array.from({ length: 400 }, (_, index) =>
      anEntry(index, new Date(Date.UTC(2026, 2, 1, 9, 0, Math.floor((index * 7919) % 11))).toISOString()),
    )
    const sources = [0, 1, 2].map((source) => entries.filter((_, index) => index % 3 === source))
    const { ids, ats, pageCount } = readAll(sources)
    expect(new Set(ids).size).toBe(400)
    expect(ids).toHaveLength(400)
    expect(ats).toEqual([...ats].sort().reverse())
    expect(pageCount).toBe(Math.ceil(400 / timelinePageSize))
  })

  test('yields entries once that the service orders by parts of a second', () => {
    const entries = Array.from({ length: 120 }, (_, index) =>
      anEntry(index, new Date(Date.UTC(2026, 2, 1, 9, 0, 0, index * 13)).toISOString()),
    )
    const { ids } = readAll([entries])
    expect(ids).toEqual(entries.map(({ id }) => id).reverse())
  })

  test('yields an entry once that two sources answer', () => {
    const entries = Array.from({ length: 60 }, (_, index) => anEntry(index, '2026-03-01T09:00:00Z'))
    expect(new Set(readAll([entries, entries]).ids).size).toBe(60)
    expect(readAll([entries, entries]).ids).toHaveLength(60)
  })

  test('ends without a cursor, on an empty timeline and on a page that is exactly full', () => {
    expect(mergeTimeline([[], []], undefined)).toEqual({ items: [] })
    const full = Array.from({ length: timelinePageSize }, (_, index) => anEntry(index, '2026-03-01T09:00:00Z'))
    expect(mergeTimeline([full], undefined).next).toBeUndefined()
  })
})

describe('a timeline cursor', () => {
  test('keeps second and ids', () => {
    const cursor = { second: 1_772_355_600, shownIds: [idOf(1), 'f47ac10b-58cc-4372-a567-0e02b2c3d479'] }
    expect(readTimelineCursor(writeTimelineCursor(cursor))).toEqual(cursor)
  })

  test.each([
    ['empty', ''],
    ['no cursor', 'page-2'],
    ['cut off', writeTimelineCursor({ second: 1, shownIds: [idOf(1)] }).slice(0, -4)],
    ['of another version', Buffer.from([9, 0, 0, 0, 0, 0, 0]).toString('base64url')],
    ['beyond the calendar', Buffer.from([1, 255, 255, 255, 255, 255, 255]).toString('base64url')],
    ['no text of a cursor', '%%%'],
  ])('that is %s is refused', (_what, text) => {
    expect(() => readTimelineCursor(text)).toThrow(expect.objectContaining({ code: 'cursor_not_valid' }))
  })
})
