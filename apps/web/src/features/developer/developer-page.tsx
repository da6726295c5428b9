import { Button } from '@fluentui/react-components'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { AddIcon } from '../../ui/icons.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { ApiExamples } from './api-examples.tsx'
import styles from './developer-page.module.css'
import { KeyTable } from './key-table.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { apiKeysQuery } from './queries.ts'

/** For whoever lets another program work with Liaison: its keys, and how it calls. */
export function DeveloperPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const keys = useQuery(apiKeysQuery)
  const [making, setMaking] = useState(false)
  const isAdmin = session.member?.role === 'admin'
  const newKey = (
    <Button appearance="primary" icon={<AddIcon />} onClick={() => setMaking(true)}>
      New key
    </Button>
  )
  return (
    <Page
      title="Developer"
      subtitle="Other programs read Dynamics and propose changes through Liaison, always as a person and with that person's rights."
      actions={
        <AnchorButton href="/api/reference" target="_blank" rel="noreferrer">
          API reference
        </AnchorButton>
      }
    >
      <div className={styles.parts}>
        <Panel
          title="API keys"
          {...(keys.data?.items.length ? { count: keys.data.items.length } : {})}
          actions={newKey}
          flush
        >
          {keys.isPending && <Loading what="API keys" rows={2} />}
          {keys.isError && <ProblemNotice problem={problemOf(keys.error)} onRetry={() => void keys.refetch()} />}
          {keys.data?.items.length === 0 && (
            <Empty title="No keys yet">
              A key lets a program work in your name: it sees what you see, and does what the key allows.
            </Empty>
          )}
          {keys.data !== undefined && keys.data.items.length > 0 && (
            <KeyTable keys={keys.data.items} memberId={session.member?.id} />
          )}
        </Panel>
        <ApiExamples isAdmin={isAdmin} />
      </div>
      {making && <NewKeyDialog isAdmin={isAdmin} onClose={() => setMaking(false)} />}
    </Page>
  )
}
