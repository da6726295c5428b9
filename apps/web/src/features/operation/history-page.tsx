import { Select, Tab, TabList } from '@fluentui/react-components'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { AuditEvent } from '../../api/api.gen.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatInstant } from '../../ui/format.ts'
import { DownloadIcon } from '../../ui/icons.ts'
import { AnchorButton } from '../../ui/link-button.tsx'
import { Listing } from '../../ui/listing.tsx'
import { Page } from '../../ui/page.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { TabStrip } from '../../ui/tab-strip.tsx'
import { factsOf, type Group, groups, kindWords, periods } from './history-words.ts'
import styles from './operation.module.css'
import { historyFile, historyQuery, peopleQuery } from './queries.ts'

const route = getRouteApi('/app/audit')

const columns: readonly Column<AuditEvent>[] = [
  {
    key: 'what',
    label: 'What',
    cell: (event) => {
      const { what, tone } = kindWords[event.kind]
      return (
        <span className={styles.event}>
          {tone === undefined ? what : <Badge tone={tone}>{what}</Badge>}
          {factsOf(event).map((fact) => (
            <span key={fact} className={styles.code}>
              {fact}
            </span>
          ))}
        </span>
      )
    },
  },
  {
    key: 'who',
    label: 'Who',
    cell: ({ memberName, programName, kind }) => whoOf(memberName, kind.startsWith('plan_') ? programName : undefined),
  },
  { key: 'when', label: 'When', nowrap: true, cell: ({ at }) => formatInstant(at) },
]

const whoOf = (member: string | undefined, program: string | undefined): string | undefined =>
  member !== undefined && program !== undefined ? `${member}, by ${program}` : member

const daysAgo = (days: string): string | undefined =>
  days === '' ? undefined : new Date(Date.now() - Number(days) * 86_400_000).toISOString()

/** What happened in the workspace, for its administrators. */
export function HistoryPage() {
  const { group = 'all', member = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [days, setDays] = useState('')
  // Fixed when it is chosen: a moving instant would be another list each time.
  const since = useMemo(() => daysAgo(days), [days])
  const filter = { group: group === 'all' ? undefined : group, member, since }
  const events = useInfiniteQuery({ ...historyQuery(filter), placeholderData: keepPreviousData })
  const people = useQuery(peopleQuery)
  const listed = people.data?.items ?? []
  const isListed = member === '' || listed.some(({ id }) => id === member)
  const chosenName = events.data?.pages[0]?.items.find(({ memberId }) => memberId === member)?.memberName
  const narrow = (changes: { group?: Group; member?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  return (
    <Page
      title="History"
      subtitle="Sign-ins, approvals, people, programs and plans: who did what, and when."
      actions={
        <AnchorButton href={historyFile(filter)} icon={<DownloadIcon />}>
          Export
        </AnchorButton>
      }
    >
      <div className={styles.filters}>
        <TabStrip>
          <TabList
            size="small"
            selectedValue={group}
            aria-label="Sort of event"
            onTabSelect={(_, data) => narrow({ group: data.value as Group })}
          >
            {groups.map(({ value, label }) => (
              <Tab key={value} value={value}>
                {label}
              </Tab>
            ))}
          </TabList>
        </TabStrip>
        <div className={styles.choices}>
          <Select aria-label="Person" value={member} onChange={(_, data) => narrow({ member: data.value })}>
            <option value="">Everybody</option>
            {!isListed && <option value={member}>{chosenName ?? 'One person'}</option>}
            {listed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {people.data?.nextCursor !== undefined && <option disabled>Others: from the menu in Members</option>}
          </Select>
          <Select aria-label="Period" value={days} onChange={(_, data) => setDays(data.value)}>
            {periods.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      </div>
      <Listing
        label="History"
        noun="events"
        query={events}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: 'Nothing of this sort', hint: 'Choose another sort of event, or everybody.' }}
      />
    </Page>
  )
}
