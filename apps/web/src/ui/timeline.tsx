import { Button, Spinner, ToggleButton } from '@fluentui/react-components'
import { useState } from 'react'
import type { PartProblem, Problem, TimelineEntry } from '../api/api.gen.ts'
import { formatAgo, formatInstant } from './format.ts'
import { CallIcon, ClosingIcon, EmailIcon, MeetingIcon, NoteIcon, PlanIcon, TaskIcon } from './icons.ts'
import { DynamicsLink } from './open-in-dynamics.tsx'
import { Prose } from './facts.tsx'
import { Empty, ProblemNotice } from './states.tsx'
import { kindsIn, kindLabels } from './timeline-kinds.ts'
import styles from './timeline.module.css'

const icons: Record<TimelineEntry['kind'], typeof NoteIcon> = {
  note: NoteIcon,
  meeting: MeetingIcon,
  call: CallIcon,
  email: EmailIcon,
  task: TaskIcon,
  closing: ClosingIcon,
  other: PlanIcon,
}

interface TimelineProps {
  items: readonly TimelineEntry[]
  missing: readonly PartProblem[]
  hasMore: boolean
  loading: boolean
  problem: Problem | undefined
  loadMore: () => void
  /** The record whose page this is: entries about it do not repeat its name. */
  recordId: string
}

export function TimelineList({ items, missing, hasMore, loading, problem, loadMore, recordId }: TimelineProps) {
  const [only, setOnly] = useState<TimelineEntry['kind'] | undefined>()
  const kinds = kindsIn(items)
  const shown = only === undefined ? items : items.filter((entry) => entry.kind === only)
  if (items.length === 0 && missing.length === 0 && problem === undefined) {
    return <Empty title="Nothing here yet">Notes, meetings, calls and e-mails will appear in one feed.</Empty>
  }
  return (
    <div className={styles.timeline}>
      {missing.map((part) => (
        <ProblemNotice key={part.title} problem={part} partial />
      ))}
      {kinds.length > 1 && (
        <div role="group" aria-label="Show only" className={styles.filters}>
          <ToggleButton size="small" shape="circular" checked={only === undefined} onClick={() => setOnly(undefined)}>
            All
          </ToggleButton>
          {kinds.map((kind) => (
            <ToggleButton
              key={kind}
              size="small"
              shape="circular"
              checked={only === kind}
              onClick={() => setOnly(kind)}
            >
              {kindLabels[kind].plural}
            </ToggleButton>
          ))}
        </div>
      )}
      <ol className={styles.list} aria-label="Timeline">
        {shown.map((entry) => (
          <Entry key={`${entry.table}/${entry.id}`} entry={entry} recordId={recordId} />
        ))}
      </ol>
      {problem !== undefined && <ProblemNotice problem={problem} onRetry={loadMore} partial />}
      {hasMore && problem === undefined && (
        <Button
          className={styles.more ?? ''}
          onClick={loadMore}
          disabledFocusable={loading}
          icon={loading ? <Spinner size="tiny" /> : null}
        >
          Load more
        </Button>
      )}
    </div>
  )
}

function Entry({ entry, recordId }: { entry: TimelineEntry; recordId: string }) {
  const Icon = icons[entry.kind]
  const regarding = entry.regarding !== undefined && entry.regarding.id !== recordId ? entry.regarding : undefined
  return (
    <li className={styles.entry}>
      <span className={styles.icon} data-kind={entry.kind}>
        <Icon aria-hidden="true" />
      </span>
      <article className={styles.body}>
        <header className={styles.head}>
          <h3 className={styles.title}>{entry.title === '' ? kindLabels[entry.kind].singular : entry.title}</h3>
          <DynamicsLink url={entry.url} name={entry.title} />
        </header>
        <p className={styles.meta}>
          <span>{kindLabels[entry.kind].singular}</span>
          {entry.by !== undefined && <span>by {entry.by.name}</span>}
          <time dateTime={entry.at} title={formatInstant(entry.at)}>
            {formatAgo(entry.at)}
          </time>
          {entry.scheduledFor !== undefined && <span>for {formatInstant(entry.scheduledFor)}</span>}
          {entry.status !== undefined && <span>{entry.status}</span>}
          {regarding !== undefined && <span>on {regarding.name}</span>}
        </p>
        {entry.text !== undefined && entry.text !== '' && <Prose>{entry.text}</Prose>}
      </article>
    </li>
  )
}
