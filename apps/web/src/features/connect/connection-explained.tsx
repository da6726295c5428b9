import type { Connection, Environment } from '../../api/api.gen.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Badge } from '../../ui/badge.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import { BackToProgram } from './back-to-program.tsx'
import { messageLabel, messageSubject, signInLabel } from './connection-words.ts'
import { RetriedByItself } from './retried-by-itself.tsx'
import { WhoWaits } from './who-waits.tsx'
import styles from './connect-page.module.css'

interface ConnectionExplainedProps {
  connection: Connection
  environment: Environment | null
  signInUrl: string
  /** Nobody is signed in in this browser, so nobody knows who waits unless they say so. */
  isUnknown: boolean
}

/** What happened, whose turn it is, and the next click: all in the server's words. */
export function ConnectionExplained({ connection, environment, signInUrl, isUnknown }: ConnectionExplainedProps) {
  const { guide, retryAfterSeconds, state } = connection
  const waits = guide?.next === 'wait'
  const forAdmin = waits || state === 'not-assigned'
  return (
    <Welcome title={connection.title} lead={connection.help}>
      {retryAfterSeconds !== undefined && (
        <RetriedByItself seconds={retryAfterSeconds} url={`${signInUrl}&retry=true`} />
      )}
      {waits && retryAfterSeconds === undefined && (
        <div>
          <Badge tone="warning">Waiting for approval; this page goes on by itself</Badge>
        </div>
      )}
      {guide !== undefined && (
        <section className={styles.guide} aria-labelledby="who-acts">
          <h2 id="who-acts">{guide.whoActs}</h2>
          <ol>
            {guide.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      {connection.adminConsentUrl !== undefined && (
        <CopyBlock label="Approval link for your administrator" text={connection.adminConsentUrl} link />
      )}
      {connection.messageForIt !== undefined && (
        <CopyBlock
          label={messageLabel(connection)}
          text={connection.messageForIt}
          mailSubject={messageSubject(connection, environment?.name)}
        />
      )}
      {isUnknown && forAdmin && retryAfterSeconds === undefined && <WhoWaits />}
      <div className={styles.next}>
        <AnchorButton
          href={signInUrl}
          appearance={waits && connection.who !== 'member' ? 'secondary' : 'primary'}
          size="large"
        >
          {signInLabel(connection)}
        </AnchorButton>
        <BackToProgram />
      </div>
      <details className={styles.details}>
        <summary>Details for support</summary>
        <dl>
          {details(connection, environment).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Welcome>
  )
}

function details(connection: Connection, environment: Environment | null): [string, string][] {
  const all: [string, string | undefined][] = [
    ['Message of Microsoft', connection.serviceMessage],
    ['Its code', connection.serviceCode],
    ['Our code', connection.code ?? connection.state],
    ['Environment', environment?.url],
    ['Tenant', environment?.tenantId],
  ]
  return all.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
}
