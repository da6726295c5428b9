import { asTarget } from '../../query/column-reader.ts'
import { toSeconds } from '../../write/decode-value.ts'
import type { UpdateEvent, WriteContext } from '../../write/rule.ts'
import { defaultStatus } from '../../write/state-and-status.ts'
import type { ProcessDefinition } from './process-definition.ts'
import { notLastStage } from './process-faults.ts'

const active = 0
const inactive = 1
const finished = 2

/** Abort (1/3) from any stage, finish (1/2) from the last one, reactivate (0/1). */
export function changeInstanceState(
  { now, switches }: WriteContext,
  { stages }: ProcessDefinition,
  { table, before, changes }: UpdateEvent,
): void {
  // One page of Microsoft's writes Finished as 0/2, which the column's own options contradict.
  if (switches.finishProcessWhileActive && changes['statecode'] === active && changes['statuscode'] === finished)
    changes['statecode'] = inactive
  if (changes['statecode'] !== inactive) return
  const state = table.columns.get('statecode')
  const status = table.columns.get('statuscode')
  const reason = changes['statuscode'] ?? (state && status && defaultStatus(state, status, inactive))
  if (reason !== finished || before.values['statuscode'] === finished) return
  const stage = asTarget(changes['activestageid'] ?? before.values['activestageid'])
  if (stage?.id !== stages.at(-1)?.id) throw notLastStage()
  changes['completedon'] = toSeconds(now)
}
