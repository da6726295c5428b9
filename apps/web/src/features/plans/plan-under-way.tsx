import { ProgressBar } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import styles from './plan-outcome.module.css'

/** Approved and not written yet. */
export function PlanUnderWay() {
  // Whether a sign-in has ended shows only when the plan is to be written: then it waits, and the session leads to the page
  // that says so.
  useQuery({ ...sessionQuery, refetchInterval: 2_000 })
  return (
    <div className={styles.progress}>
      <p>Writing to Dynamics. You may leave this page; the plan goes on.</p>
      <ProgressBar aria-label="Writing to Dynamics" />
    </div>
  )
}
