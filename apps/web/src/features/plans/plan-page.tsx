import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Plan } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatInstant } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { ChangeDiff } from './change-diff.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { PlanOutcome } from './plan-outcome.tsx'
import { planStates, planTitle } from './plan-words.ts'
import { planQuery } from './queries.ts'
import styles from './plan-page.module.css'

const route = getRouteApi('/app/plans/$planId')
const crumbs = [{ label: 'Plans', link: { to: '/plans' } }] as const

export function PlanPage() {
  const { planId } = route.useParams()
  const plan = useQuery(planQuery(planId))
  useFreshRecordsAfter(plan.data)
  if (plan.data !== undefined) return <PlanView plan={plan.data} />
  return (
    <Page title="Plan" crumbs={crumbs} width="narrow">
      {plan.isPending ? (
        <Panel title="Loading">
          <Loading what="the plan" />
        </Panel>
      ) : (
        <ProblemNotice problem={problemOf(plan.error)} onRetry={() => void plan.refetch()} />
      )}
    </Page>
  )
}

function PlanView({ plan }: { plan: Plan }) {
  const { label, tone } = planStates[plan.state]
  return (
    <Page
      title={planTitle(plan)}
      kind={plan.state === 'draft' ? 'Review before it is written to Dynamics' : 'Plan'}
      crumbs={crumbs}
      width="narrow"
      badge={<Badge tone={tone}>{label}</Badge>}
      subtitle={
        <>
          <span>Proposed by {plan.createdBy.name}</span>
          <span>{formatInstant(plan.createdAt)}</span>
          {plan.reason !== undefined && <span>{plan.reason}</span>}
        </>
      }
    >
      <div aria-live="polite" className={styles.outcome}>
        <PlanOutcome plan={plan} />
      </div>
      <ol className={styles.changes} aria-label="Changes">
        {plan.changes.map((change) => (
          <li key={change.id}>
            <ChangeDiff change={change} decided={plan.state !== 'draft'} />
          </li>
        ))}
      </ol>
      {plan.state === 'draft' && <DecisionBar plan={plan} />}
    </Page>
  )
}

/** Once a plan is written, what was read before is old: every record and list is read anew when it is shown. */
function useFreshRecordsAfter(plan: Plan | undefined): void {
  const queryClient = useQueryClient()
  const applied = plan?.state === 'applied'
  useEffect(() => {
    if (!applied) return
    for (const key of ['accounts', 'contacts', 'opportunities', 'custom-tables', 'plans']) {
      queryClient.removeQueries({ queryKey: [key], type: 'inactive' })
      void queryClient.invalidateQueries({ queryKey: [key] })
    }
  }, [applied, queryClient])
}
