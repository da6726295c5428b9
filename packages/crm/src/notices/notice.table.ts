import type { OptionalJson } from '../database.ts'
import type { NoticeFailure, NoticeKind } from './notice.ts'

export interface NoticesTable {
  workspace_id: string
  notice_id: string
  kind: NoticeKind
  /** Who is told; null for who is invited, of whom only the address is known. */
  member_id: string | null
  address: string | null
  /** What it is about. Of one person, one about each topic waits. */
  topic: string
  /** What happened. Told once. */
  cause: string
  /** What the mail must say and the database must not: sealed, and gone as soon as it is sent or given up. */
  sealed: string | null
  /** `dropped`: when its time came there was nothing to tell any more. */
  state: 'waiting' | 'sending' | 'sent' | 'dropped' | 'failed'
  attempts: number
  created_at: Date
  first_due_at: Date
  due_at: Date
  /** Whoever is sending it has so long; then it is anybody's again. */
  leased_until: Date | null
  ended_at: Date | null
  failure: OptionalJson<NoticeFailure>
}
