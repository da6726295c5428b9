import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { problemOf } from '../../api/api-problem.ts'
import type { Session } from '../../api/api.gen.ts'
import { sessionQuery, signInUrl } from '../../api/session.ts'
import { AnchorButton, LinkButton } from '../../ui/link-button.tsx'
import { SuccessIcon } from '../../ui/icons.ts'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import { ConnectionExplained } from './connection-explained.tsx'
import { MicrosoftMark } from './microsoft-mark.tsx'
import styles from './connect-page.module.css'

const route = getRouteApi('/connect')

/** Where a person who is not connected finds out why, whose turn it is, and what to click next. */
export function ConnectPage() {
  const { returnTo = '/' } = route.useSearch()
  const session = useQuery({
    ...sessionQuery,
    // Whoever waits for an administrator is let in when it is done, without having to ask.
    refetchInterval: (query) => (query.state.data?.connection?.state === 'consent-required' ? 10_000 : false),
  })
  if (session.isPending) return <Welcome title="Connect">{<Loading what="your connection" rows={2} />}</Welcome>
  if (session.error !== null) {
    return (
      <Welcome title="Connect">
        <ProblemNotice problem={problemOf(session.error)} onRetry={() => void session.refetch()} />
      </Welcome>
    )
  }
  const { connection } = session.data
  if (connection === null) return <SignIn session={session.data} returnTo={returnTo} />
  if (connection.state === 'connected') return <Connected session={session.data} returnTo={returnTo} />
  return (
    <ConnectionExplained
      connection={connection}
      state={connection.state}
      environment={session.data.environment}
      signInUrl={signInUrl(returnTo)}
    />
  )
}

function SignIn({ session, returnTo }: { session: Session; returnTo: string }) {
  return (
    <Welcome
      title="Sign in"
      lead={`Use the Microsoft account you work with in ${session.environment === null ? 'Dynamics' : session.environment.name}.`}
    >
      <div>
        <AnchorButton href={signInUrl(returnTo)} appearance="primary" size="large" icon={<MicrosoftMark />}>
          Sign in with Microsoft
        </AnchorButton>
      </div>
      <ul className={styles.promises}>
        <li>Liaison asks for one permission: to work in Dynamics as you.</li>
        <li>You see what Dynamics lets you see, and what you write carries your name.</li>
        <li>Your password stays with Microsoft.</li>
      </ul>
    </Welcome>
  )
}

function Connected({ session, returnTo }: { session: Session; returnTo: string }) {
  return (
    <Welcome
      title="You are connected"
      lead={`${session.member?.name ?? 'You'} in ${session.environment?.name ?? 'Dynamics'}.`}
    >
      <p className={styles.connected}>
        <SuccessIcon aria-hidden="true" /> {session.connection?.help}
      </p>
      <div>
        <LinkButton to={returnTo} appearance="primary" size="large">
          Continue
        </LinkButton>
      </div>
    </Welcome>
  )
}
