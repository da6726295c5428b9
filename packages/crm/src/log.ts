import type { DataverseEvent } from '@liaison/dataverse'
import type { ConnectionState } from './connections/connection.ts'
import type { MailProblem, NoticeKind } from './notices/notice.ts'
import type { PlanState } from './plans/plan.ts'

/** Everything this package tells its owner. Ids and codes only: never row contents, names of people, tokens or codes of use. */
export type LogEvent =
  | (DataverseEvent & { workspaceId: string; memberId: string })
  | { event: 'set_up.code_refused'; attempts: number }
  | { event: 'set_up.environment_stored'; workspaceId: string; environmentUrl: string; tenantId: string }
  | { event: 'sign_in.finished'; workspaceId: string; memberId: string; state: ConnectionState }
  | {
      event: 'sign_in.failed'
      workspaceId: string
      code: string
      serviceCode?: string
      traceId?: string
      correlationId?: string
    }
  | {
      event: 'connection.changed'
      workspaceId: string
      memberId: string
      state: ConnectionState
      code?: string
      serviceCode?: string
      correlationId?: string
    }
  /** Nobody used it for a week. `unknown`: Microsoft did not answer; `operator`: what keeps all of them from being checked. */
  | {
      event: 'connection.checked'
      workspaceId: string
      memberId: string
      outcome: 'works' | 'lost' | 'unknown' | 'operator'
    }
  | { event: 'connection.refreshed'; workspaceId: string; memberId: string; durationMs: number }
  | { event: 'connection.refresh_failed'; workspaceId: string; memberId: string; code: string; correlationId?: string }
  /** The installation itself is broken for everybody, for instance by an expired client secret (P11). */
  | {
      event: 'operator.action_needed'
      workspaceId: string
      code: string
      message: string
      help: string
      correlationId?: string
    }
  | { event: 'operator.trouble_over'; workspaceId: string; code: string }
  /** After the sealing key was rotated. `unreadable`: their key is not in the ring any more. */
  | { event: 'keys.resealed'; keyId: string; resealed: number; unreadable: number }
  | { event: 'notice.sent'; workspaceId: string; noticeId: string; kind: NoticeKind }
  /** `put_off`: it is tried again; `failed`: it is not. */
  | {
      event: 'notice.put_off' | 'notice.failed'
      workspaceId: string
      noticeId: string
      kind: NoticeKind
      attempt: number
      problem: MailProblem
      reply?: string
    }
  /** What nobody can use any more; rows of each kind. */
  | {
      event: 'over.deleted'
      sessions: number
      signIns: number
      attempts: number
      connectLinks: number
      invitations: number
      notices: number
    }
  | { event: 'plan.created'; workspaceId: string; planId: string; memberId: string; operationCount: number }
  | { event: 'plan.moved'; workspaceId: string; planId: string; state: PlanState; code?: string }
  | { event: 'plan.settled_by_reading'; workspaceId: string; planId: string; verdict: 'done' | 'not-done' | 'unclear' }

export type Log = (event: LogEvent) => void
