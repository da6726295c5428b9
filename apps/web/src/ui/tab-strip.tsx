import type { ReactNode } from 'react'
import styles from './tab-strip.module.css'

/** Room for tabs: where they are wider than the screen, the strip scrolls and the page does not. */
export function TabStrip({ children }: { children: ReactNode }) {
  return <div className={styles.strip}>{children}</div>
}
