import type { ReactNode } from 'react'
import type { DealPipeline } from '../api/api.gen.ts'
import { DoneIcon } from './icons.ts'
import styles from './process-bar.module.css'

const positionLabels = { done: 'done', active: 'current stage', upcoming: 'not yet reached' }

/** A deal's way through its business process flow: what is behind it, where it stands, what is to come. */
export function ProcessBar({
  pipeline,
  note,
  children,
}: {
  pipeline: DealPipeline
  note?: string
  children?: ReactNode
}) {
  return (
    <div className={styles.frame}>
      <p className={styles.caption}>
        <span>{pipeline.name}</span>
        {note !== undefined && <span>{note}</span>}
      </p>
      <ol className={styles.bar} aria-label={`Stages of ${pipeline.name}`}>
        {pipeline.stages.map((stage, index) => (
          <li
            key={stage.id}
            className={styles[stage.position]}
            {...(stage.position === 'active' ? { 'aria-current': 'step' } : {})}
          >
            <span className={styles.number} aria-hidden="true">
              {stage.position === 'done' ? <DoneIcon /> : index + 1}
            </span>
            <span className={styles.label}>
              {stage.name}
              <span className={styles.hidden}>, {positionLabels[stage.position]}</span>
            </span>
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}
