import { LinkButton } from '../../ui/link-button.tsx'
import { recordLink } from '../../ui/record-link.ts'
import type { Plan } from '../../api/api.gen.ts'
import { planOrigin } from './plan-words.ts'

/** Back to the form over fresh values: what was planned has to be decided again, not replayed over someone's work. */
export function PlanAgain({ plan }: { plan: Plan }) {
  const record = planOrigin(plan)
  const kind = plan.changes[0]?.kind
  if (record === undefined) return null
  return (
    <div>
      {kind === 'update' ? (
        <LinkButton to="/edit/$table/$id" params={{ table: record.table, id: record.id }} appearance="primary">
          Plan again
        </LinkButton>
      ) : (
        <LinkButton {...recordLink(record.table, record.id)} appearance="primary">
          Plan again from {record.name ?? 'the record'}
        </LinkButton>
      )}
    </div>
  )
}
