import type { FailedNotice, NoticeHealth } from '../../api/api.gen.ts'
import { formatAgo } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { type Column, RecordTable } from '../../ui/record-table.tsx'
import styles from './health-page.module.css'

const about: Record<FailedNotice['kind'], string> = {
  'connection-ended': 'Their connection ended',
  approved: 'Liaison was approved',
  'people-wait': 'People wait for access',
  alarm: 'Something is broken for everybody',
  'credential-ends': 'The secret or certificate ends',
  invitation: 'An invitation',
}

const why: Record<FailedNotice['problem'], string> = {
  'address-missing': 'The name of their Microsoft account is no e-mail address',
  'address-refused': 'The mail server does not know the address',
  'message-refused': 'The mail server refused the mail',
  'sign-in-refused': 'The mail server refused Liaison’s sign-in for a day',
  'tls-failed': 'The mail server and Liaison did not agree on TLS for a day',
  unreachable: 'The mail server could not be reached for a day',
  'try-later': 'The mail server put it off for a day',
  unreadable: 'The key it was kept under is gone: invite them again',
}

const columns: readonly Column<FailedNotice>[] = [
  { key: 'to', label: 'To', cell: ({ to }) => <span className={styles.address}>{to}</span> },
  { key: 'kind', label: 'About', cell: ({ kind }) => about[kind] },
  {
    key: 'why',
    label: 'Why not',
    cell: ({ problem, reply }) => (
      <span className={styles.state}>
        {why[problem]}
        {reply !== undefined && <small>It answered {reply}</small>}
      </span>
    ),
  },
  { key: 'at', label: 'When', nowrap: true, cell: ({ at }) => formatAgo(at) },
]

/** Whom no mail reached: they see what happened when they open Liaison, or somebody tells them. */
export function UntoldPanel({ notices: { sendsMail, failed } }: { notices: NoticeHealth }) {
  if (!sendsMail && failed.length === 0) {
    return (
      <p className={styles.quiet}>
        Nobody is told by e-mail when their connection ends, because no mail server is set up. Whoever runs Liaison sets
        SMTP_URL and MAIL_FROM.
      </p>
    )
  }
  if (failed.length === 0) return null
  return (
    <Panel title="Could not be told by e-mail" flush count={failed.length}>
      <RecordTable label="Could not be told by e-mail" columns={columns} rows={failed} rowKey={({ id }) => id} />
    </Panel>
  )
}
