import type { AuditDetail } from '../audit/audit-event.ts'
import type { Plan } from './plan.ts'

/** What the history keeps of a plan: every field with before and after (P52). */
export const auditedPlan = ({
  changes,
  reason,
  source,
}: Pick<Plan, 'changes'> & { reason?: string | undefined; source?: string | undefined }): AuditDetail => ({
  ...(reason === undefined ? {} : { reason }),
  ...(source === undefined ? {} : { source }),
  changes: changes.map(({ id, kind, title, record, fields }) => ({ id, kind, title, record, fields })),
})
