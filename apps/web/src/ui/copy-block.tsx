import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { safeWebAddress } from './format.ts'
import { ApproveIcon, CopyIcon, EmailIcon } from './icons.ts'
import { AnchorButton } from './link-button.tsx'
import styles from './copy-block.module.css'

interface CopyBlockProps {
  label: string
  text: string
  link?: boolean
  /** It is a message: offered to the person's own mail program, under this subject. */
  mailSubject?: string
}

/** Text to hand on, with a button that copies it; when the clipboard is closed to us, the text can still be selected. */
export function CopyBlock({ label, text, link = false, mailSubject }: CopyBlockProps) {
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
        <span className={styles.actions}>
          {mailSubject !== undefined && (
            <AnchorButton size="small" icon={<EmailIcon />} href={mailLink(mailSubject, text)}>
              E-mail
            </AnchorButton>
          )}
          <Button size="small" icon={copied ? <ApproveIcon /> : <CopyIcon />} onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </span>
      </header>
      {href === undefined ? <pre>{text}</pre> : <a href={href}>{text}</a>}
    </section>
  )
}

/** To nobody yet: whom it goes to, the person knows. RFC 6068 wants line breaks as CR LF. */
const mailLink = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
