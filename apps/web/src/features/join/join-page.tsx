import { Button, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { problemOf } from '../../api/api-problem.ts'
import type { InvitationOffer, Session } from '../../api/api.gen.ts'
import { post } from '../../api/call.ts'
import { sessionQuery } from '../../api/session.ts'
import { formatInstant } from '../../ui/format.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './join-page.module.css'

/** Where an invitation's link leads: who invites to what, and on to Microsoft. Nothing happens before the click. */
export function JoinPage() {
  const code = useLocation({ select: ({ hash }) => hash })
  const offer = useQuery({
    queryKey: ['invitation', code],
    queryFn: () => post<InvitationOffer>('/api/invitations/preview', { code }),
    enabled: code !== '',
    retry: false,
  })
  const session = useQuery(sessionQuery)
  if (code === '') return <NoCode />
  if (offer.isPending) return <Welcome title="An invitation">{<Loading what="the invitation" rows={2} />}</Welcome>
  if (offer.error !== null) {
    return (
      <Welcome title="This link lets nobody in">
        <ProblemNotice problem={problemOf(offer.error)} onRetry={() => void offer.refetch()} />
        <ToSignIn />
      </Welcome>
    )
  }
  return <Offer code={code} offer={offer.data} member={session.data?.member ?? null} />
}

interface OfferProps {
  code: string
  offer: InvitationOffer
  member: Session['member']
}

function Offer({ code, offer, member }: OfferProps) {
  const follow = useMutation({
    mutationFn: () => post('/api/session/invitation', { code }),
    onSuccess: () => window.location.assign('/auth/sign-in?prompt=select_account'),
  })
  const role = offer.role === 'admin' ? 'as an administrator' : 'as a member'
  return (
    <Welcome
      title={`Join ${offer.organisation}`}
      lead={`${offer.invitedBy ?? 'Whoever runs it'} invites you to work in its Dynamics with Liaison, ${role}.`}
    >
      {follow.error !== null && <ProblemNotice problem={problemOf(follow.error)} />}
      <div>
        <Button
          appearance="primary"
          size="large"
          onClick={() => follow.mutate()}
          disabledFocusable={follow.isPending || follow.isSuccess}
          icon={follow.isPending || follow.isSuccess ? <Spinner size="tiny" /> : null}
        >
          Continue with Microsoft
        </Button>
      </div>
      <ul className={styles.facts}>
        <li>Sign in with the account you use in the Dynamics of {offer.organisation}; whoever does so first joins.</li>
        {member !== null && <li>In this browser {member.name} is signed in now; the account you choose counts.</li>}
        <li>You see what Dynamics lets you see, and what you write carries your name.</li>
        <li>The invitation is good until {formatInstant(offer.expiresAt)}.</li>
      </ul>
    </Welcome>
  )
}

const NoCode = () => (
  <Welcome
    title="The invitation is missing"
    lead="The address lacks what comes after #. Copy the whole link you were sent, or click it where it was sent."
  >
    <ToSignIn />
  </Welcome>
)

const ToSignIn = () => (
  <div>
    <LinkButton to="/connect" appearance="secondary">
      To the sign-in page
    </LinkButton>
  </div>
)
