import type { OpportunitySummary } from '../../api/api.gen.ts'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'

const tones: Record<OpportunitySummary['status']['state'], BadgeTone> = {
  open: 'brand',
  won: 'success',
  lost: 'danger',
}

export function DealStatus({ status }: { status: OpportunitySummary['status'] }) {
  return <Badge tone={tones[status.state]}>{status.label}</Badge>
}
