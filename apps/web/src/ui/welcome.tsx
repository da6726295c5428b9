import { useEffect, useRef, type ReactNode } from 'react'
import { Logo } from './logo.tsx'
import styles from './welcome.module.css'

/** The frame of pages outside the app: set-up, sign-in and every state of a connection that is not connected. */
export function Welcome({ title, lead, children }: { title: string; lead?: string | undefined; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Liaison`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className={styles.frame}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Logo size={36} />
          <span>Liaison</span>
        </div>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {lead !== undefined && lead !== '' && <p className={styles.lead}>{lead}</p>}
        <div className={styles.content}>{children}</div>
      </main>
      <footer className={styles.foot}>
        Liaison reads and writes Dynamics as you, with your own rights. Every change waits for an approval.
      </footer>
    </div>
  )
}
