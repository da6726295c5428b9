import type { ReactNode } from 'react'
import type { Environment, Session } from '../../api/api.gen.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './connect-page.module.css'
import { connectionGuides } from './connection-guide.ts'
import { MicrosoftMark } from './microsoft-mark.tsx'
import { signInWasStarted, startingSignIn } from './sign-in-started.ts'

interface SignInPageProps {
  environment: Environment | null
  approval: Session['approval']
  signInUrl: string
  /** What went wrong on the way, if anything did. */
  children?: ReactNode
}

/**
 * The way in, and the way on for whom Microsoft stopped: its page "Need admin approval" has no way back to us (P1), so
 * whoever returns without being signed in finds the explanation open.
 */
export function SignInPage({ environment, approval, signInUrl, children }: SignInPageProps) {
  const returned = signInWasStarted()
  const organisation = environment?.name ?? 'Dynamics'
  return (
    <Welcome title="Sign in" lead={`Use the Microsoft account you work with in ${organisation}.`}>
      {children}
      <div>
        <AnchorButton
          href={signInUrl}
          onClick={startingSignIn}
          appearance="primary"
          size="large"
          icon={<MicrosoftMark />}
        >
          Sign in with Microsoft
        </AnchorButton>
      </div>
      <ul className={styles.promises}>
        <li>Liaison asks for one permission: to work in Dynamics as you.</li>
        <li>You see what Dynamics lets you see, and what you write carries your name.</li>
        <li>Your password stays with Microsoft.</li>
      </ul>
      <details className={styles.approval} open={returned}>
        <summary>
          {returned
            ? 'You came back without being signed in. Did Microsoft say “Need admin approval”?'
            : 'Microsoft says “Need admin approval”?'}
        </summary>
        {approval !== null && <AdminApproval approval={approval} />}
      </details>
    </Welcome>
  )
}

function AdminApproval({ approval }: { approval: NonNullable<Session['approval']> }) {
  const guide = connectionGuides['consent-required']
  return (
    <div className={styles.approvalContent}>
      <p>
        Your organisation lets only administrators approve applications. {guide.whoActs}; after that everybody signs in
        without being stopped.
      </p>
      <ol>
        {guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <CopyBlock label="Approval link for your administrator" text={approval.url} link />
      <CopyBlock label="Message for IT, ready to send" text={approval.messageForIt} />
    </div>
  )
}
