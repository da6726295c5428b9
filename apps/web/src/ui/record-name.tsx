import type { ReactNode } from 'react'
import { initialsOf } from './format.ts'
import styles from './record-name.module.css'

/** A record's mark: initials on one of a few quiet colours, always the same for the same name. */
export function RecordMark({
  name,
  shape = 'square',
  size = 'small',
}: {
  name: string
  shape?: 'square' | 'round'
  size?: 'small' | 'large'
}) {
  const tint = styles[`tint${tintOf(name)}`]
  return (
    <span aria-hidden="true" className={`${styles.mark} ${styles[shape]} ${styles[size]} ${tint}`}>
      {initialsOf(name)}
    </span>
  )
}

export function RecordName({
  name,
  shape,
  children,
}: {
  name: string
  shape?: 'square' | 'round'
  children: ReactNode
}) {
  return (
    <span className={styles.row}>
      <RecordMark name={name} {...(shape === undefined ? {} : { shape })} />
      <span className={styles.text}>{children}</span>
    </span>
  )
}

function tintOf(name: string): number {
  let sum = 0
  for (let at = 0; at < name.length; at += 1) sum += name.charCodeAt(at)
  return sum % 6
}
