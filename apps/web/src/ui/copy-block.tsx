import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { safeWebAddress } from './format.ts'
import { ApproveIcon, CopyIcon } from './icons.ts'
import styles from './copy-block.module.css'

/** Text to hand on, with a button that copies it; when the clipboard is closed to us, the text can still be selected. */
export function CopyBlock({ label, text, link = false }: { label: string; text: string; link?: boolean }) {
  const id = useId()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  const href = link ? safeWebAddress(text) : undefined
  return (
    <section className={styles.block} aria-labelledby={id}>
      <header>
        <h2 id={id}>{label}</h2>
        <Button size="small" icon={copied ? <ApproveIcon /> : <CopyIcon />} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </header>
      {href === undefined ? <pre>{text}</pre> : <a href={href}>{text}</a>}
    </section>
  )
}
