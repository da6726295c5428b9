import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { problemOf } from '../../api/api-problem.ts'
import type { WaitingList, WaitingPerson } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'
import { sessionQuery } from '../../api/session.ts'
import { Badge } from '../../ui/badge.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { formatAgo } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { connectionWords } from './member-words.ts'
import styles from './waiting-people.module.css'

const waitingQuery = queryOptions({
  queryKey: ['members', 'waiting'],
  queryFn: ({ signal }) => get<WaitingList>('/api/members/waiting', { signal }),
  // They are let in elsewhere; this is where an administrator looks whether they were.
  refetchInterval: 15_000,
})

/** Who waits for an administrator of Entra, with what to forward to them. Nothing while nobody does. */
export function WaitingPeople() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const waiting = useQuery(waitingQuery)
  if (waiting.isError) {
    return <ProblemNotice partial problem={problemOf(waiting.error)} onRetry={() => void waiting.refetch()} />
  }
  const { items, total } = waiting.data ?? { items: [], total: 0 }
  if (items.length === 0) return null
  return (
    <Panel title="Waiting for an administrator of Entra" count={total}>
      <ul className={styles.people}>
        {items.map((person) => (
          <li key={`${person.member?.id ?? person.saysName ?? ''} ${person.since}`}>
            <span className={styles.name}>{nameOf(person)}</span>
            <Badge tone="warning">{connectionWords[person.state].label}</Badge>
            <span className={styles.since}>
              {person.member === undefined ? 'seen' : 'began'} {formatAgo(person.since)}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length && <p className={styles.since}>and {total - items.length} more</p>}
      {session.approval !== null && items.some(({ state }) => state === 'consent-required') && (
        <details className={styles.message}>
          <summary>What to send to IT</summary>
          <CopyBlock
            label="Message for IT, ready to send"
            text={session.approval.messageForIt}
            mailSubject={`Please approve Liaison for ${session.environment?.name ?? 'Dynamics'}`}
          />
        </details>
      )}
    </Panel>
  )
}

/** What somebody calls themselves is their own word. */
function nameOf({ member, saysName }: WaitingPerson): string {
  if (member !== undefined) return member.name
  return saysName === undefined ? 'Somebody who has not said who they are' : `Somebody who says they are ${saysName}`
}
