import { Button } from '@fluentui/react-components'
import type { DealPipeline } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { BackIcon, ForwardIcon } from '../../ui/icons.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './stage-moves.module.css'

/** One stage at a time, forward or back: that is how a business process flow moves (P34). */
export function StageMoves({ dealId, pipeline }: { dealId: string; pipeline: DealPipeline }) {
  const propose = useProposePlan()
  if (pipeline.state !== 'active') return null
  const move = (to: 'next' | 'previous') =>
    propose.mutate({ proposal: { changes: [{ kind: 'move-stage', opportunityId: dealId, to }] } })
  return (
    <>
      <div className={styles.moves}>
        {pipeline.previous !== undefined && (
          <Button icon={<BackIcon />} disabledFocusable={propose.isPending} onClick={() => move('previous')}>
            Move back to {pipeline.previous.name}
          </Button>
        )}
        {pipeline.next !== undefined && (
          <Button
            appearance="primary"
            icon={<ForwardIcon />}
            iconPosition="after"
            disabledFocusable={propose.isPending}
            onClick={() => move('next')}
          >
            Move to {pipeline.next.name}
          </Button>
        )}
      </div>
      {propose.error !== null && <ProblemNotice problem={problemOf(propose.error)} />}
    </>
  )
}
