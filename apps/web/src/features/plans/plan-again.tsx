import { Button } from '@fluentui/react-components'
import type { Plan } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { recallProposal } from '../../api/remembered-proposals.ts'
import { RetryIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { recordLink } from '../../ui/record-link.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { planOrigin } from './plan-origin.ts'
import styles from './plan-outcome.module.css'

/** The same wishes over the values of today, as a new plan to read; or back to the form to wish for something else. */
export function PlanAgain({ plan }: { plan: Plan }) {
  const propose = useProposePlan()
  const remembered = recallProposal(plan.id)
  return (
    <>
      {propose.error !== null && <ProblemNotice problem={problemOf(propose.error)} />}
      <div className={styles.back}>
        {remembered !== undefined && (
          <Button
            appearance="primary"
            icon={<RetryIcon />}
            disabledFocusable={propose.isPending}
            onClick={() => propose.mutate(remembered)}
          >
            Plan again
          </Button>
        )}
        <ToForm plan={plan} />
      </div>
    </>
  )
}

function ToForm({ plan }: { plan: Plan }) {
  const [change] = plan.changes
  if (change === undefined) return null
  const { table, id } = change.record
  const from = plan.id
  switch (change.kind) {
    case 'create':
      return (
        <LinkButton to="/new/$table" params={{ table }} search={{ from }}>
          Change the values
        </LinkButton>
      )
    case 'update':
      return (
        <LinkButton to="/edit/$table/$id" params={{ table, id }} search={{ from }}>
          Change the values
        </LinkButton>
      )
    case 'add-note':
    case 'win':
    case 'lose':
    case 'move-stage':
      return <ToOrigin plan={plan} />
  }
}

function ToOrigin({ plan }: { plan: Plan }) {
  const origin = planOrigin(plan, recallProposal(plan.id)?.proposal)
  if (origin === undefined) return null
  return <LinkButton {...recordLink(origin.table, origin.id)}>Go to {origin.name ?? 'the record'}</LinkButton>
}
