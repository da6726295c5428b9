import type { ReactNode } from 'react'
import styles from './labelled.module.css'

/** A cell that says of what it is where rows are cards, which have no heads of columns. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className={styles.label}>
        {label}{' '}
      </span>
      {children}
    </>
  )
}
