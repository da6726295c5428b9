import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OpportunitySummary } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { Facts } from '../../ui/facts.tsx'
import { dayOf, formatAgo, formatDay, formatMoney, formatTotals } from '../../ui/format.ts'
import { AddIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Columns, Panel } from '../../ui/panel.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { PreflightNotice } from '../connection/preflight-notice.tsx'
import { greetingAt } from './greeting.ts'
import { myDealsQuery, waitingPlansQuery } from './queries.ts'
import styles from './home-page.module.css'

const columns: readonly Column<OpportunitySummary>[] = [
  {
    key: 'name',
    label: 'Deal',
    cell: (deal) => (
      <>
        <Link to="/deals/$dealId" params={{ dealId: deal.id }}>
          {deal.name}
        </Link>
        {deal.account !== undefined && <span className={styles.account}>{deal.account.name}</span>}
      </>
    ),
  },
  { key: 'stage', label: 'Stage', cell: (deal) => deal.stage?.name },
  { key: 'close', label: 'Closes', cell: (deal) => formatDay(deal.estimatedCloseDate), nowrap: true },
  { key: 'value', label: 'Value', cell: (deal) => formatMoney(deal.value), align: 'end' },
]

export function HomePage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const deals = useQuery(myDealsQuery)
  const [now] = useState(() => new Date())
  const firstName = session.member?.name.split(' ')[0]
  return (
    <Page
      title={`${greetingAt(now)}${firstName === undefined ? '' : `, ${firstName}`}`}
      actions={
        <LinkButton to="/new/$table" params={{ table: 'account' }} icon={<AddIcon />}>
          New account
        </LinkButton>
      }
    >
      <PreflightNotice />
      {deals.data !== undefined && deals.data.items.length > 0 && (
        <PipelineFacts deals={deals.data.items} more={deals.data.nextCursor !== undefined} today={dayOf(now)} />
      )}
      <Columns main={<MyDeals />} side={<WaitingPlans />} />
    </Page>
  )
}

interface PipelineFactsProps {
  deals: readonly OpportunitySummary[]
  more: boolean
  today: string
}

function PipelineFacts({ deals, more, today }: PipelineFactsProps) {
  const month = today.slice(0, 7)
  const late = deals.filter((deal) => deal.estimatedCloseDate !== undefined && deal.estimatedCloseDate < today)
  const soon = deals.filter((deal) => deal.estimatedCloseDate?.startsWith(month))
  return (
    <Facts
      layout="band"
      facts={[
        { label: 'My open deals', value: `${deals.length}${more ? '+' : ''}` },
        { label: 'Their value', value: formatTotals(deals.map((deal) => deal.value)) },
        { label: 'Closing this month', value: String(soon.length) },
        { label: 'Past their closing date', value: String(late.length) },
      ]}
    />
  )
}

/** Those that close first; the rest is a click away. */
const shownDeals = 12

function MyDeals() {
  const deals = useQuery(myDealsQuery)
  const items = deals.data?.items ?? []
  return (
    <Panel
      title="My open deals"
      flush
      {...(deals.data === undefined
        ? {}
        : { count: `${deals.data.items.length}${deals.data.nextCursor === undefined ? '' : '+'}` })}
      actions={
        <LinkButton to="/deals" search={{ view: 'board', mine: true }} size="small" appearance="subtle">
          Board
        </LinkButton>
      }
    >
      {deals.isPending && <Loading what="your deals" />}
      {deals.isError && <ProblemNotice problem={problemOf(deals.error)} onRetry={() => void deals.refetch()} partial />}
      {deals.data?.items.length === 0 && (
        <Empty title="No open deals of yours">Deals you own in Dynamics appear here.</Empty>
      )}
      {items.length > 0 && (
        <RecordTable
          label="My open deals"
          columns={columns}
          rows={items.slice(0, shownDeals)}
          rowKey={(deal) => deal.id}
        />
      )}
      {items.length > shownDeals && (
        <LinkButton to="/deals" search={{ mine: true }} appearance="subtle" className={styles.all ?? ''}>
          All of my open deals
        </LinkButton>
      )}
    </Panel>
  )
}

function WaitingPlans() {
  const plans = useQuery(waitingPlansQuery)
  return (
    <Panel
      title="Waiting for my approval"
      flush
      {...(plans.data === undefined ? {} : { count: plans.data.items.length })}
      actions={
        <LinkButton to="/plans" size="small" appearance="subtle">
          All plans
        </LinkButton>
      }
    >
      {plans.isPending && <Loading what="plans" rows={3} />}
      {plans.isError && <ProblemNotice problem={problemOf(plans.error)} onRetry={() => void plans.refetch()} partial />}
      {plans.data?.items.length === 0 && (
        <Empty title="Nothing waits for you">
          Changes proposed for Dynamics appear here until you approve or reject them.
        </Empty>
      )}
      <ul className={styles.plans}>
        {plans.data?.items.map((plan) => (
          <li key={plan.id}>
            <Link to="/plans/$planId" params={{ planId: plan.id }}>
              {plan.changes[0]?.title ?? 'Plan'}
            </Link>
            <p>
              {plan.changes.length > 1 && `and ${plan.changes.length - 1} more · `}
              {plan.reason !== undefined && `${plan.reason} · `}
              {formatAgo(plan.createdAt)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
