import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { safeWebAddress } from '../../ui/format.ts'
import { SuccessIcon } from '../../ui/icons.ts'
import { AnchorButton, LinkButton } from '../../ui/link-button.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './link-page.module.css'

interface LinkEndedProps {
  connected: boolean
  /** A code of ours: why the program may not act for the person. */
  problem: string | undefined
}

/** After Microsoft, when the program gave no address to come back to or something stood in the way. */
export function LinkEnded({ connected, problem }: LinkEndedProps) {
  const session = useQuery(sessionQuery)
  const { member, connectLink } = session.data ?? {}
  const back = safeWebAddress(connectLink?.backUrl)
  if (connected) {
    return (
      <Welcome title="That is all" lead="You are connected, and the program may work in your name now.">
        <p className={styles.done}>
          <SuccessIcon aria-hidden="true" /> You can close this window.
        </p>
        <div>
          <LinkButton to="/">Open Liaison</LinkButton>
        </div>
      </Welcome>
    )
  }
  return (
    <Welcome title={problem === undefined ? 'The link is missing' : 'The program may not work in your name yet'}>
      <ProblemNotice problem={explained(problem)} />
      <div className={styles.choice}>
        {back !== undefined && (
          <AnchorButton href={back} appearance="primary" size="large">
            Back to {connectLink?.program}
          </AnchorButton>
        )}
        <LinkButton to={member ? '/' : '/connect'} size="large">
          {member ? 'Open Liaison' : 'To the sign-in page'}
        </LinkButton>
      </div>
    </Welcome>
  )
}

function explained(problem: string | undefined): { code: string; title: string; help: string } {
  if (problem === undefined) {
    return {
      code: 'connect_link_not_valid',
      title: 'The address lacks what comes after #.',
      help: 'Go back to the program that sent you here and start there again.',
    }
  }
  if (problem === 'connect_link_not_valid') {
    return {
      code: problem,
      title: 'The link was used already, or its time was over when you came back from Microsoft.',
      help: 'Go back to the program that gave it to you and start there again. Nothing was allowed by this link.',
    }
  }
  return {
    code: problem,
    title: 'The sign-in with Microsoft did not end well, so nothing was allowed.',
    help: 'Open the link of the program once more, or start there again.',
  }
}
