import { etagOf, lookupOf } from '@liaison/dataverse'
import { holdsValue } from './holds-value.ts'
import { modifiedByColumn, type Observation, type ObservedOperation } from './observe-rows.ts'

/** `overtaken`: somebody changed the row after the plan was made, and what they left does not tell whether we wrote before. */
type Evidence = 'done' | 'not-done' | 'overtaken' | 'none'

export type Verdict = 'done' | 'not-done' | 'overtaken' | 'unclear'

/**
 * Whether a change set that was sent, and whose reply was lost, was carried out. It was carried out as a whole or not at
 * all, so one clear sign decides for all. Rows and closings with our ids can only come from this plan: they decide first.
 */
export function settle({ userId, operations }: Observation): Verdict {
  const ofIds = operations.flatMap(evidenceOfIds)
  for (const verdict of ['done', 'not-done'] as const) if (ofIds.includes(verdict)) return verdict
  const ofValues = operations.map((observed) => evidenceOfValues(observed, userId))
  for (const verdict of ['not-done', 'done', 'overtaken'] as const) if (ofValues.includes(verdict)) return verdict
  return 'unclear'
}

function evidenceOfIds({ operation, target, closing }: ObservedOperation): Evidence[] {
  const ours = operation.kind === 'create' ? target : closing
  if (!ours || ours.kind === 'unknown') return []
  return [ours.kind === 'found' ? 'done' : 'not-done']
}

function evidenceOfValues({ operation, table, target }: ObservedOperation, userId: string): Evidence {
  if (operation.kind === 'create' || target.kind !== 'found') return 'none'
  // The version grows with every write, so the old one says that nobody wrote.
  if (etagOf(target.row) === operation.etag) return 'not-done'
  if (operation.kind === 'close') return 'overtaken'
  const isOurs = lookupOf(target.row, modifiedByColumn)?.id.toLowerCase() === userId
  const holdsAll = Object.entries(operation.values).every(([name, value]) => {
    const column = table.columns.get(name)
    return column !== undefined && holdsValue(target.row, column, value)
  })
  return isOurs && holdsAll ? 'done' : 'overtaken'
}
