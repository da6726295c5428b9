import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Problem } from '../api/api.gen.ts'
import { RetryIcon, FailureIcon, WarningIcon } from './icons.ts'
import styles from './states.module.css'

/** Loading: the shape of what comes, announced once. */
export function Loading({ what, rows = 6 }: { what: string; rows?: number }) {
  return (
    <div role="status" className={styles.loading}>
      <span className={styles.hidden}>Loading {what}</span>
      <Skeleton aria-hidden="true" animation="pulse">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.skeletonRow}>
            <SkeletonItem shape="circle" size={28} />
            <SkeletonItem size={16} />
            <SkeletonItem size={16} />
          </div>
        ))}
      </Skeleton>
    </div>
  )
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true">
        <rect x="6" y="4" width="44" height="9" rx="4.5" className={styles.emptyStrong} />
        <rect x="6" y="17" width="44" height="9" rx="4.5" className={styles.emptyFaint} />
        <rect x="6" y="30" width="28" height="9" rx="4.5" className={styles.emptyFaint} />
      </svg>
      <p className={styles.emptyTitle}>{title}</p>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}

/** A problem of a whole reply, or of one part of a screen, which has no request of its own. */
export type ShownProblem = Pick<Problem, 'code' | 'title' | 'help'> & Partial<Problem>

interface ProblemNoticeProps {
  problem: ShownProblem
  onRetry?: () => void
  /** A part of a page that failed while the rest is there. */
  partial?: boolean
  children?: ReactNode
}

/** Error: what happened, what to do, and what support needs to find it. Microsoft's own words stay in the details. */
export function ProblemNotice({ problem, onRetry, partial = false, children }: ProblemNoticeProps) {
  return (
    <div role={partial ? 'status' : 'alert'} className={partial ? styles.partial : styles.problem}>
      {partial ? <WarningIcon aria-hidden="true" /> : <FailureIcon aria-hidden="true" />}
      <div className={styles.problemText}>
        <p className={styles.problemTitle}>{problem.title}</p>
        {problem.help !== '' && <p>{problem.help}</p>}
        {problem.fields !== undefined && problem.fields.length > 0 && (
          <ul className={styles.problemFields}>
            {problem.fields.map((field) => (
              <li key={field.column}>
                <strong>{field.label}</strong>: {field.problem}
              </li>
            ))}
          </ul>
        )}
        {children}
        <ProblemDetails problem={problem} />
        {onRetry !== undefined && (
          <Button size="small" icon={<RetryIcon />} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}

function ProblemDetails({ problem }: { problem: ShownProblem }) {
  const facts: readonly [string, string | undefined][] = [
    ['Message of Microsoft Dynamics', problem.serviceMessage],
    ['Its code', problem.serviceCode],
    ['Its request id', problem.serviceRequestId],
    ['Our code', problem.code],
    ['Request id', problem.requestId],
  ]
  const known = facts.filter(([, value]) => value !== undefined && value !== '')
  return (
    <details className={styles.details}>
      <summary>Details for support</summary>
      <dl>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
