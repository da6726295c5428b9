import { Button, Spinner } from '@fluentui/react-components'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery, signInUrl } from '../../api/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatAgo } from '../../ui/format.ts'
import { RetryIcon } from '../../ui/icons.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { ConnectionPrograms } from '../connection-programs/connection-programs.tsx'
import { AbilitiesPanel } from './abilities-panel.tsx'
import { arrangeAbilities } from './arrange-abilities.ts'
import styles from './connection-page.module.css'
import { DisconnectDialog } from './disconnect-dialog.tsx'
import { MissingPanel } from './missing-panel.tsx'
import { NoticesPanel } from './notices-panel.tsx'
import { preflightQuery, useCheckAgain } from './queries.ts'

/** How the person stands with Dynamics, what they can do there, and the way out. */
export function ConnectionPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const [leaving, setLeaving] = useState(false)
  return (
    <Page
      title="My connection"
      width="narrow"
      subtitle="Liaison works in Dynamics as you: it can do what your security roles let you do, and nothing else."
      actions={
        <>
          <AnchorButton href={signInUrl('/connection')}>Sign in again</AnchorButton>
          <Button onClick={() => setLeaving(true)}>Disconnect</Button>
        </>
      }
    >
      <ConnectionPanel session={session} />
      <Abilities />
      <ConnectionPrograms />
      <NoticesPanel />
      {leaving && <DisconnectDialog onClose={() => setLeaving(false)} />}
    </Page>
  )
}

function ConnectionPanel({ session }: { session: Session }) {
  const { environment, member } = session
  return (
    <Panel title="Connection">
      <Facts
        facts={[
          { label: 'State', value: <Badge tone="success">Connected</Badge> },
          { label: 'Microsoft account', value: member?.username },
          {
            label: 'Environment',
            value: environment !== null && (
              <span className={styles.environment}>
                <a href={environment.url} target="_blank" rel="noreferrer">
                  {environment.name}
                </a>
                <EnvironmentBadge environment={environment} />
              </span>
            ),
          },
          { label: 'Address', value: environment?.url },
        ]}
      />
    </Panel>
  )
}

function Abilities() {
  const preflight = useQuery(preflightQuery)
  const check = useCheckAgain()
  if (preflight.isPending) {
    return (
      <Panel title="What you can do" flush>
        <Loading what="what you can do" rows={5} />
      </Panel>
    )
  }
  if (preflight.data === undefined) {
    return <ProblemNotice problem={problemOf(preflight.error)} onRetry={() => void preflight.refetch()} />
  }
  const arranged = arrangeAbilities(preflight.data.abilities)
  return (
    <>
      {check.error !== null && <ProblemNotice problem={problemOf(check.error)} partial />}
      {arranged.unknown.length > 0 && (
        <p role="status" className={styles.partial}>
          Some of it is not known. {arranged.unknown[0]?.why}
        </p>
      )}
      <MissingPanel preflight={preflight.data} arranged={arranged} />
      <AbilitiesPanel {...arranged} />
      <p className={styles.checked}>
        Asked {formatAgo(preflight.data.checkedAt)}.
        <Button
          size="small"
          appearance="subtle"
          icon={check.isPending ? <Spinner size="tiny" /> : <RetryIcon />}
          onClick={() => check.mutate()}
          disabledFocusable={check.isPending}
        >
          Ask Dynamics again
        </Button>
      </p>
    </>
  )
}
