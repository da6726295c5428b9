import { DialogContent } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'

/** What a dialog says and asks, one thing below the other. */
export function DialogColumn({ children }: { children: ReactNode }) {
  return <DialogContent className={styles.column ?? ''}>{children}</DialogContent>
}
