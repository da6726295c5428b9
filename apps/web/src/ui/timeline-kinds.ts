import type { TimelineEntry } from '../api/api.gen.ts'

type Kind = TimelineEntry['kind']

export const kindLabels: Record<Kind, { singular: string; plural: string }> = {
  note: { singular: 'Note', plural: 'Notes' },
  meeting: { singular: 'Meeting', plural: 'Meetings' },
  call: { singular: 'Call', plural: 'Calls' },
  email: { singular: 'E-mail', plural: 'E-mails' },
  task: { singular: 'Task', plural: 'Tasks' },
  closing: { singular: 'Closing', plural: 'Closings' },
  other: { singular: 'Activity', plural: 'Other' },
}

/** The kinds worth a filter, in one fixed order, so that buttons do not jump when more is loaded. */
export function kindsIn(entries: readonly TimelineEntry[]): Kind[] {
  const present = new Set(entries.map((entry) => entry.kind))
  return (Object.keys(kindLabels) as Kind[]).filter((kind) => present.has(kind))
}
