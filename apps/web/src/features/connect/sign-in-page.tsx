import type { ReactNode } from 'react'
import type { Environment } from '../../api/api.gen.ts'
import { signInWasStarted, startingSignIn } from '../../api/sign-in-started.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './connect-page.module.css'
import { BackToProgram } from './back-to-program.tsx'
import { MicrosoftMark } from './microsoft-mark.tsx'
import { ShownRefusal } from './shown-refusal.tsx'

interface SignInPageProps {
  environment: Environment | null
  signInUrl: string
  /** What went wrong on the way, if anything did. */
  children?: ReactNode
}

/** The way in, and the way on for whom Microsoft stopped: whoever returns without being signed in finds it open. */
export function SignInPage({ environment, signInUrl, children }: SignInPageProps) {
  const returned = signInWasStarted()
  const organisation = environment?.name ?? 'Dynamics'
  return (
    <Welcome title="Sign in" lead={`Use the Microsoft account you work with in ${organisation}.`}>
      {children}
      <div className={styles.next}>
        <AnchorButton
          href={signInUrl}
          onClick={startingSignIn}
          appearance="primary"
          size="large"
          icon={<MicrosoftMark />}
        >
          Sign in with Microsoft
        </AnchorButton>
        <BackToProgram />
      </div>
      <ul className={styles.promises}>
        <li>Liaison asks for one permission: to work in Dynamics as you.</li>
        <li>You see what Dynamics lets you see, and what you write carries your name.</li>
        <li>Your password stays with Microsoft.</li>
      </ul>
      <details className={styles.approval} open={returned}>
        <summary>
          {returned
            ? 'You came back without being signed in. Did Microsoft stop you?'
            : 'Microsoft does not let you in?'}
        </summary>
        <ShownRefusal />
      </details>
    </Welcome>
  )
}
