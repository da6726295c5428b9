import { useId, type ReactNode } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  title: string
  count?: number | string
  actions?: ReactNode
  /** Lists go edge to edge, prose keeps its distance. */
  flush?: boolean
  children: ReactNode
}

export function Panel({ title, count, actions, flush = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </h2>
        {actions}
      </header>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}

export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>{main}</div>
      <div className={styles.stack}>{side}</div>
    </div>
  )
}
