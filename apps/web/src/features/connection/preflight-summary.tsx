import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../../api/api-problem.ts'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { SuccessIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { arrangeAbilities, deedOf } from './arrange-abilities.ts'
import styles from './connection-page.module.css'
import { preflightQuery } from './queries.ts'

/** Right after connecting: whether everything will work, and if not, what, and whom to write to. */
export function PreflightSummary() {
  const preflight = useQuery(preflightQuery)
  if (preflight.isPending) return <Loading what="what you can do" rows={2} />
  if (preflight.data === undefined) {
    return <ProblemNotice problem={problemOf(preflight.error)} onRetry={() => void preflight.refetch()} />
  }
  const { lacking } = arrangeAbilities(preflight.data.abilities)
  const { messageForDynamicsAdmin: message } = preflight.data
  if (lacking.length === 0) {
    return (
      <p className={styles.fine}>
        <SuccessIcon aria-hidden="true" /> Your security roles in Dynamics allow everything Liaison does.
      </p>
    )
  }
  return (
    <section className={styles.summary} aria-labelledby="cannot">
      <h2 id="cannot">Your security roles in Dynamics do not let you</h2>
      <ul>
        {lacking.map((ability) => (
          <li key={ability.id}>{deedOf(ability)}</li>
        ))}
      </ul>
      <p>Everything else works. An administrator of your Dynamics environment can give you what is missing.</p>
      {message !== undefined && (
        <CopyBlock
          label="Message for your Dynamics administrator, ready to send"
          text={message}
          mailSubject="My security roles in Dynamics"
        />
      )}
      <div>
        <LinkButton to="/connection" appearance="subtle">
          What I can do
        </LinkButton>
      </div>
    </section>
  )
}
