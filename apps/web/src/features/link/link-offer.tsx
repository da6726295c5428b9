import { Button, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemOf } from '../../api/api-problem.ts'
import type { ConnectLinkOffer } from '../../api/api.gen.ts'
import { post } from '../../api/call.ts'
import { sessionQuery, signInUrl } from '../../api/session.ts'
import { signInWasStarted, startingSignIn } from '../../api/sign-in-started.ts'
import { safeWebAddress } from '../../ui/format.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { scopeWords } from '../../ui/scope-words.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './link-page.module.css'

/** Where the sign-in ends when the link turns out to be of no use any more; the server knows better when it is. */
const unlessItWorks = '/link?problem=connect_link_not_valid'

/** Who would act in whose name, and how far. Nothing happens before the click. */
export function LinkOffer({ code, offer }: { code: string; offer: ConnectLinkOffer }) {
  const session = useQuery(sessionQuery)
  const agree = useMutation({
    mutationFn: () => post('/api/session/connect-link', { code }),
    onSuccess: () => {
      startingSignIn()
      window.location.assign(`${signInUrl(unlessItWorks)}&prompt=select_account`)
    },
  })
  const allowed = offer.scopes.flatMap((scope) => scopeWords[scope].inYourName ?? [])
  const back = safeWebAddress(offer.declineUrl)
  const member = session.data?.member ?? null
  // Some pages of Microsoft have no way back (P1): whoever returns from one is here again.
  const stopped = signInWasStarted() && member === null && !agree.isSuccess
  return (
    <Welcome
      title={`Let ${offer.program} work in your name?`}
      lead={`It asks to use the Dynamics of ${offer.organisation} as you, through Liaison.`}
    >
      {agree.error !== null && <ProblemNotice problem={problemOf(agree.error)} />}
      <section className={styles.allowed} aria-labelledby="allowed">
        <h2 id="allowed">It may</h2>
        <ul>
          {allowed.map((means) => (
            <li key={means}>{means}</li>
          ))}
          {allowed.length === 0 && <li>Know that you are connected, and nothing else.</li>}
        </ul>
      </section>
      <p className={styles.reference}>
        {offer.program} calls you <strong>{offer.reference}</strong>. If that is not you, do not go on: somebody sent
        you their link.
      </p>
      <div className={styles.choice}>
        <Button
          appearance="primary"
          size="large"
          onClick={() => agree.mutate()}
          disabledFocusable={agree.isPending || agree.isSuccess}
          icon={agree.isPending || agree.isSuccess ? <Spinner size="tiny" /> : null}
        >
          Allow and continue with Microsoft
        </Button>
        {back !== undefined && (
          <AnchorButton href={back} size="large">
            No, go back
          </AnchorButton>
        )}
      </div>
      {stopped && (
        <p>
          Did Microsoft stop you? <Link to="/connect">What that means and who can help</Link>
        </p>
      )}
      <ul className={styles.promises}>
        <li>It never sees your password or more than you may see, and what it writes carries your name.</li>
        <li>You can take this back at any time in Liaison, on the page My connection.</li>
        {member !== null && (
          <li>In this browser {member.name} is signed in now; the account you choose at Microsoft counts.</li>
        )}
      </ul>
    </Welcome>
  )
}
