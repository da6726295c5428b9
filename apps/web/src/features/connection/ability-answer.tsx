import type { Ability } from '../../api/api.gen.ts'
import { Badge } from '../../ui/badge.tsx'
import { DoneIcon } from '../../ui/icons.ts'
import styles from './connection-page.module.css'

const reachWords: Record<NonNullable<Ability['reach']>, string> = {
  own: 'Own',
  'business-unit': 'Own unit',
  'units-below': 'Own unit and below',
  all: 'All',
}

/** Whose records: told where it is asked about records that are there already. */
const tellsReach: ReadonlySet<Ability['kind']> = new Set(['read', 'update', 'close', 'assign'])

export function AbilityAnswer({ ability }: { ability: Ability | undefined }) {
  if (ability === undefined) return <span className={styles.none}>–</span>
  const { answer, kind, reach, optional } = ability
  if (answer === 'unknown') return <Badge>Not known</Badge>
  if (answer === 'no') return <Badge tone={optional ? 'neutral' : 'danger'}>No</Badge>
  return (
    <span className={styles.yes}>
      <DoneIcon aria-hidden="true" />
      {reach !== undefined && tellsReach.has(kind) ? reachWords[reach] : 'Yes'}
    </span>
  )
}
