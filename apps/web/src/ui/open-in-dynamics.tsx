import { AnchorButton } from './link-button.tsx'
import { OpenIcon } from './icons.ts'
import { safeWebAddress } from './format.ts'
import styles from './open-in-dynamics.module.css'

export function OpenInDynamics({ url }: { url: string | undefined }) {
  const href = safeWebAddress(url)
  if (href === undefined) return null
  return (
    <AnchorButton href={href} target="_blank" rel="noreferrer" icon={<OpenIcon />}>
      Open in Dynamics
    </AnchorButton>
  )
}

/** The same link for dense places: an icon with the record's name for a screen reader. */
export function DynamicsLink({ url, name }: { url: string | undefined; name: string }) {
  const href = safeWebAddress(url)
  if (href === undefined) return null
  return (
    <a
      className={styles.link}
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`Open ${name} in Dynamics`}
      title="Open in Dynamics"
    >
      <OpenIcon />
    </a>
  )
}
