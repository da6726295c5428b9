import { Button, Spinner } from '@fluentui/react-components'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { sessionsQuery, useEndOtherSessions } from './queries.ts'
import { SessionTable } from './session-table.tsx'
import styles from './sessions-page.module.css'

/** Where the person is signed in, and the way out of each: of a phone that got lost, or a computer that others use too. */
export function SessionsPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const sessions = useQuery(sessionsQuery)
  const endOthers = useEndOtherSessions()
  const items = sessions.data?.items ?? []
  const endAll = items.some(({ isThis }) => !isThis) && (
    <Button
      size="small"
      disabledFocusable={endOthers.isPending}
      icon={endOthers.isPending ? <Spinner size="tiny" /> : null}
      onClick={() => endOthers.mutate()}
    >
      Sign out all others
    </Button>
  )
  return (
    <Page
      title="Where I am signed in"
      subtitle={`Browsers in which you are signed in to ${session.environment?.name ?? 'this workspace'}. Signing out changes nothing in Dynamics, and what you approved is still written.`}
    >
      <div className={styles.stack}>
        {sessions.isError && (
          <ProblemNotice problem={problemOf(sessions.error)} onRetry={() => void sessions.refetch()} />
        )}
        {endOthers.error !== null && <ProblemNotice problem={problemOf(endOthers.error)} />}
        {sessions.isPending && (
          <Panel title="Browsers" flush>
            <Loading what="your sessions" rows={2} />
          </Panel>
        )}
        {sessions.data !== undefined && (
          <Panel title="Browsers" count={items.length} actions={endAll} flush>
            <SessionTable sessions={items} />
          </Panel>
        )}
        <p className={styles.note} aria-live="polite">
          {endOthers.data !== undefined && `${endedWords(endOthers.data.ended)} `}A browser that nobody uses for twelve
          hours is signed out by itself, and any after thirty days. Liaison does not keep from which network you came.
        </p>
      </div>
    </Page>
  )
}

const endedWords = (ended: number): string =>
  ended === 1 ? 'One other browser was signed out.' : `${ended} other browsers were signed out.`
