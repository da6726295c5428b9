import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Session } from '../../api/api.gen.ts'
import { sessionQuery } from '../../api/session.ts'
import { SuccessIcon } from '../../ui/icons.ts'
import { AnchorButton, LinkButton } from '../../ui/link-button.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './connect-page.module.css'

const route = getRouteApi('/approval')

/** Where an administrator of Entra lands after approving or declining. They may never use Liaison themselves. */
export function ApprovalPage() {
  const { outcome } = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const organisation = session?.environment?.name ?? 'your organisation'
  if (outcome === 'granted' || outcome === 'told-before')
    return <Granted organisation={organisation} session={session} isToldAgain={outcome === 'told-before'} />
  if (outcome === 'not-started') return <NotStarted session={session} />
  return <NotApproved organisation={organisation} session={session} otherTenant={outcome === 'other-tenant'} />
}

interface OutcomeProps {
  organisation: string
  session: Session | undefined
}

/** That it was approved is what the address says; whether it is, Microsoft tells those who wait. */
function Granted({ organisation, session, isToldAgain }: OutcomeProps & { isToldAgain: boolean }) {
  const isMember = session?.member != null
  return (
    <Welcome
      title="Thank you for approving Liaison"
      lead={`People of ${organisation} can sign in as soon as Microsoft knows of it everywhere, within a few minutes.`}
    >
      <p className={styles.connected}>
        <SuccessIcon aria-hidden="true" />
        {isToldAgain
          ? 'This was reported several times within the hour, so the pages of those who wait do not ask Microsoft again. They sign in themselves.'
          : 'Whoever waits with Liaison open need not do anything: their page asks Microsoft and lets them in.'}
      </p>
      <section className={styles.guide} aria-labelledby="next">
        <h2 id="next">What is next</h2>
        <ol>
          <li>Nothing more is needed from you. You may close this page.</li>
          <li>
            To choose who may use it: Entra admin center, Enterprise applications, Liaison, Properties, “Assignment
            required?”, then Users and groups.
          </li>
          <li>To take the approval back: the same place, Permissions.</li>
        </ol>
      </section>
      <CopyBlock
        label="Tell the person who asked you"
        text={[
          'Hello,',
          `Liaison is approved for ${organisation}. Please sign in with your Microsoft account:`,
          `${window.location.origin}/connect`,
        ].join('\n\n')}
        mailSubject={`Liaison is approved for ${organisation}`}
      />
      <div>
        <LinkButton to={isMember ? '/' : '/connect'} appearance="secondary" size="large">
          {isMember ? 'Continue to Liaison' : 'Use Liaison myself'}
        </LinkButton>
      </div>
    </Welcome>
  )
}

function NotApproved({ organisation, session, otherTenant }: OutcomeProps & { otherTenant: boolean }) {
  return (
    <Welcome
      title={otherTenant ? 'Approved, but in another organisation' : 'Liaison was not approved'}
      lead={
        otherTenant
          ? `The account you chose administers another organisation than the one that Dynamics of ${organisation} belongs to. There, nothing has changed.`
          : `Nothing has changed in ${organisation}, and nobody can sign in with it who could not before.`
      }
    >
      <section className={styles.guide} aria-labelledby="asked">
        <h2 id="asked">What it asks for</h2>
        <ol>
          <li>
            One delegated permission, Dynamics CRM user_impersonation: to work in Dynamics as the person signed in.
          </li>
          <li>It cannot act by itself, and nobody sees or changes with it what they could not in Dynamics.</li>
          <li>It reaches no mail, files, calendars or directory, and you can take the approval back at any time.</li>
        </ol>
      </section>
      {session?.approval != null && (
        <div>
          <AnchorButton href={session.approval.url} appearance="primary" size="large">
            {otherTenant ? 'Approve with another account' : 'Look at it again'}
          </AnchorButton>
        </div>
      )}
      {!otherTenant && (
        <CopyBlock
          label="Tell the person who asked you"
          text={[
            'Hello,',
            `I have not approved Liaison for ${organisation} so far. Before I do, I would like to know what you need it for.`,
          ].join('\n\n')}
          mailSubject={`About Liaison for ${organisation}`}
        />
      )}
    </Welcome>
  )
}

/** Read a second time, or in another browser than the one that was sent to Microsoft: what was decided there holds all the same. */
function NotStarted({ session }: Pick<OutcomeProps, 'session'>) {
  return (
    <Welcome
      title="This page was read already"
      lead="Or the approval was started in another browser. What you decided on Microsoft’s page holds in either case."
    >
      <section className={styles.guide} aria-labelledby="next">
        <h2 id="next">What is next</h2>
        <ol>
          <li>If you accepted, Liaison is approved: whoever asked you can sign in.</li>
          <li>If you are not sure, open the approval once more; accepting twice does no harm.</li>
        </ol>
      </section>
      {session?.approval != null && (
        <div>
          <AnchorButton href={session.approval.url} appearance="primary" size="large">
            Open the approval
          </AnchorButton>
        </div>
      )}
    </Welcome>
  )
}
