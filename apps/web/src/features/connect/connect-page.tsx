import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { problemOf } from '../../api/api-problem.ts'
import type { Session } from '../../api/api.gen.ts'
import { sessionQuery, signInUrl } from '../../api/session.ts'
import { signInWasStarted } from '../../api/sign-in-started.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { SuccessIcon } from '../../ui/icons.ts'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import { PreflightSummary } from '../connection/preflight-summary.tsx'
import { ChooseEnvironment } from './choose-environment.tsx'
import { ConnectionExplained } from './connection-explained.tsx'
import { signInFailure } from './sign-in-failure.ts'
import { SignInPage } from './sign-in-page.tsx'
import styles from './connect-page.module.css'

const route = getRouteApi('/connect')
const lookAgainMs = 3_000

/** Where a person who is not connected finds out why, whose turn it is, and what to click next. */
export function ConnectPage() {
  const { returnTo = '/', problem, request } = route.useSearch()
  const session = useQuery({
    ...sessionQuery,
    // Whoever waits for an administrator goes on when it is done, without having to ask; also in a tab behind others.
    staleTime: 0,
    refetchInterval: (query) => (waits(query.state.data) ? lookAgainMs : false),
    refetchIntervalInBackground: true,
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
  if (session.data.environment === null) return <ChooseEnvironment />
  if (connection === null) {
    return (
      <SignInPage environment={session.data.environment} signInUrl={signInUrl(returnTo)}>
        {problem !== undefined && <ProblemNotice problem={signInFailure(problem, request)} />}
      </SignInPage>
    )
  }
  if (connection.state === 'connected') return <Connected session={session.data} returnTo={returnTo} />
  return (
    <ConnectionExplained
      connection={connection}
      environment={session.data.environment}
      signInUrl={signInUrl(returnTo)}
      isUnknown={session.data.member === null}
    />
  )
}

/** Also whoever went to Microsoft and came back by themselves: an approval reaches them, too. */
function waits(session: Session | undefined): boolean {
  if (session === undefined || session.environment === null) return false
  const { connection } = session
  return connection === null ? signInWasStarted() : connection.state === 'consent-required'
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
      <PreflightSummary />
      <div>
        <LinkButton to={returnTo} appearance="primary" size="large">
          Continue
        </LinkButton>
      </div>
    </Welcome>
  )
}
