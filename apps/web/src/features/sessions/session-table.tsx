import { Button } from '@fluentui/react-components'
import type { SignedInSession } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatAgo, formatInstant } from '../../ui/format.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { useEndSession } from './queries.ts'
import styles from './sessions-page.module.css'

const columns: readonly Column<SignedInSession>[] = [
  {
    key: 'browser',
    label: 'Browser',
    cell: (session) => (
      <span className={styles.name}>
        {nameOf(session)}
        {session.isThis && <Badge tone="brand">This browser</Badge>}
      </span>
    ),
  },
  {
    key: 'seen',
    label: 'Last used',
    nowrap: true,
    cell: (session) => <Labelled label="Used">{seenWords(session)}</Labelled>,
  },
  {
    key: 'started',
    label: 'Signed in',
    nowrap: true,
    cell: ({ startedAt }) => <Labelled label="Signed in">{formatInstant(startedAt)}</Labelled>,
  },
]

export function SessionTable({ sessions }: { sessions: readonly SignedInSession[] }) {
  const end = useEndSession()
  const ending: Column<SignedInSession> = {
    key: 'end',
    label: 'Sign out',
    labelHidden: true,
    align: 'end',
    // This one is left by the menu, which forgets what this browser remembers too.
    cell: (session) =>
      !session.isThis && (
        <Button
          size="small"
          disabledFocusable={end.isPending && end.variables === session.id}
          aria-label={`Sign out: ${nameOf(session)}, last used ${seenWords(session)}`}
          onClick={() => end.mutate(session.id)}
        >
          Sign out
        </Button>
      ),
  }
  return (
    <>
      {end.error !== null && <ProblemNotice problem={problemOf(end.error)} partial />}
      <RecordTable label="Browsers" columns={[...columns, ending]} rows={sessions} rowKey={({ id }) => id} />
    </>
  )
}

function nameOf({ browser, system }: SignedInSession): string {
  if (browser === undefined && system === undefined) return 'A browser that does not say which'
  return `${browser ?? 'A browser'} on ${system ?? 'an unknown system'}`
}

const seenWords = ({ isThis, lastSeenAt }: SignedInSession): string => (isThis ? 'now' : formatAgo(lastSeenAt))
