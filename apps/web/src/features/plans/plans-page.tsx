import { Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatAgo } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import styles from '../../ui/panel.module.css'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { TabStrip } from '../../ui/tab-strip.tsx'
import { Empty, Loading, ProblemNotice } from '../../ui/states.tsx'
import { planStates, planTitle } from './plan-words.ts'
import { plansQuery } from './queries.ts'

const columns: readonly Column<Plan>[] = [
  {
    key: 'title',
    label: 'Plan',
    cell: (plan) => (
      <Link to="/plans/$planId" params={{ planId: plan.id }}>
        {planTitle(plan)}
      </Link>
    ),
  },
  {
    key: 'state',
    label: 'State',
    cell: (plan) => <Badge tone={planStates[plan.state].tone}>{planStates[plan.state].label}</Badge>,
  },
  { key: 'reason', label: 'Reason', cell: (plan) => plan.reason },
  { key: 'source', label: 'From', cell: (plan) => plan.source, hideWhenNarrow: true },
  { key: 'by', label: 'Proposed by', cell: (plan) => plan.createdBy.name, hideWhenNarrow: true },
  { key: 'at', label: 'When', cell: (plan) => formatAgo(plan.createdAt) },
]

const filters: readonly { value: Plan['state'] | 'all'; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'draft', label: 'Waiting' },
  { value: 'applied', label: 'Done' },
  { value: 'conflicted', label: 'Changed meanwhile' },
  { value: 'failed', label: 'Not written' },
  { value: 'rejected', label: 'Rejected' },
]

export function PlansPage() {
  const [state, setState] = useState<Plan['state'] | 'all'>('all')
  const plans = useQuery(plansQuery(state))
  return (
    <Page title="Plans" subtitle="Every change to Dynamics: what was proposed, who decided, and what became of it.">
      <TabStrip>
        <TabList
          size="small"
          selectedValue={state}
          aria-label="State"
          onTabSelect={(_, data) => setState(data.value as Plan['state'] | 'all')}
        >
          {filters.map((filter) => (
            <Tab key={filter.value} value={filter.value}>
              {filter.label}
            </Tab>
          ))}
        </TabList>
      </TabStrip>
      {plans.isError && <ProblemNotice problem={problemOf(plans.error)} onRetry={() => void plans.refetch()} />}
      {!plans.isError && (
        <div className={styles.panel}>
          {plans.isPending && <Loading what="plans" />}
          {plans.data?.items.length === 0 && (
            <Empty title="No plans here">Log a note or edit a record, and its plan appears here.</Empty>
          )}
          {plans.data !== undefined && plans.data.items.length > 0 && (
            <RecordTable label="Plans" columns={columns} rows={plans.data.items} rowKey={(plan) => plan.id} />
          )}
        </div>
      )}
    </Page>
  )
}
