import { Button, Spinner } from '@fluentui/react-components'
import type { Plan } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { ApproveIcon } from '../../ui/icons.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { useDecision } from './queries.ts'
import styles from './decision-bar.module.css'

/** The one place from which something is written to Dynamics: after reading, with one deliberate click. */
export function DecisionBar({ plan }: { plan: Plan }) {
  const decision = useDecision(plan)
  const count = plan.changes.length
  const deciding = (which: 'approve' | 'reject') => decision.isPending && decision.variables === which
  return (
    <div className={styles.bar}>
      {decision.error !== null && <ProblemNotice problem={problemOf(decision.error)} />}
      <div className={styles.row}>
        <p>
          {count === 1 ? 'This change is' : `These ${count} changes are`} written under your name, all or nothing. Until
          you approve, Dynamics stays as it is.
        </p>
        <Button disabledFocusable={decision.isPending} onClick={() => decision.mutate('reject')}>
          Reject
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={decision.isPending}
          icon={deciding('approve') ? <Spinner size="tiny" /> : <ApproveIcon />}
          onClick={() => decision.mutate('approve')}
        >
          Approve and apply
        </Button>
      </div>
    </div>
  )
}
