import type { Connection, Environment } from '../../api/api.gen.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Badge } from '../../ui/badge.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import { guideOf } from './connection-guide.ts'
import styles from './connect-page.module.css'

interface ConnectionExplainedProps {
  connection: Connection
  state: Exclude<Connection['state'], 'connected'>
  environment: Environment | null
  signInUrl: string
}

/** What happened in the server's words, whose turn it is, and the next click. */
export function ConnectionExplained({ connection, state, environment, signInUrl }: ConnectionExplainedProps) {
  const guide = guideOf(connection, state)
  return (
    <Welcome title={connection.title} lead={connection.help}>
      <section className={styles.guide} aria-labelledby="who-acts">
        <h2 id="who-acts">{guide.whoActs}</h2>
        <ol>
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {connection.adminConsentUrl !== undefined && (
        <CopyBlock label="Approval link for your administrator" text={connection.adminConsentUrl} link />
      )}
      {connection.messageForIt !== undefined && (
        <CopyBlock label={guide.messageLabel ?? 'Message for IT, ready to send'} text={connection.messageForIt} />
      )}
      <div className={styles.next}>
        <AnchorButton href={signInUrl} appearance="primary" size="large">
          {guide.button}
        </AnchorButton>
        {guide.next === 'wait-for-admin' && (
          <Badge tone="warning">Waiting for approval; this page looks again by itself</Badge>
        )}
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
