import type { ReactNode } from 'react'
import styles from './facts.module.css'

export interface Fact {
  label: string
  value: ReactNode
}

/** Key facts of a record. What is not known is not shown, unless it is worth noticing that it is missing. */
export function Facts({ facts, layout = 'grid' }: { facts: readonly Fact[]; layout?: 'grid' | 'band' }) {
  const known = facts.filter((fact) => fact.value !== undefined && fact.value !== null && fact.value !== '')
  return (
    <dl className={layout === 'grid' ? styles.grid : styles.band}>
      {known.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Text of CRM as text: line breaks are kept, markup is not interpreted. */
export function Prose({ children }: { children: string }) {
  return <p className={styles.prose}>{children}</p>
}
