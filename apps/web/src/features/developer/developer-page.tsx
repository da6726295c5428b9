import { Button } from '@fluentui/react-components'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { AddIcon } from '../../ui/icons.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
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
  const keys = useInfiniteQuery(apiKeysQuery)
  const items = keys.data?.pages.flatMap((page) => page.items)
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
          {...(items?.length ? { count: keys.hasNextPage ? `${items.length}+` : items.length } : {})}
          actions={newKey}
          flush
        >
          {keys.isPending && <Loading what="API keys" rows={2} />}
          {keys.isError && <ProblemNotice problem={problemOf(keys.error)} onRetry={() => void keys.refetch()} />}
          {items?.length === 0 && (
            <Empty title="No keys yet">
              A key lets a program work in your name: it sees what you see, and does what the key allows.
            </Empty>
          )}
          {items !== undefined && items.length > 0 && <KeyTable keys={items} memberId={session.member?.id} />}
          {items !== undefined && keys.hasNextPage && <LoadMore shown={items.length} noun="keys" query={keys} />}
        </Panel>
        <ApiExamples isAdmin={isAdmin} />
      </div>
      {making && <NewKeyDialog isAdmin={isAdmin} onClose={() => setMaking(false)} />}
    </Page>
  )
}
