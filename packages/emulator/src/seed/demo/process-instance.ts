import type { LookupTarget } from '../../store/row.ts'
import type { ProcessFlow } from '../process-definitions.ts'
import { seedId } from '../seed-id.ts'
import { isoTime } from './calendar.ts'
import type { DemoLayer } from './demo-layer.ts'

export interface Instance {
  process: ProcessFlow
  name: string
  /** Position of the active stage. */
  stage: number
  created: Date
  /** When it came to the active stage. */
  moved: Date
  /** Lookups to the records it is about, primary one included. */
  records: Record<string, LookupTarget>
  state: 'active' | 'finished' | 'aborted'
  closed?: Date
}

const states = {
  active: { statecode: 0, statuscode: 1 },
  finished: { statecode: 1, statuscode: 2 },
  aborted: { statecode: 1, statuscode: 3 },
}

/** A record's run through a business process flow. */
export function layInstance({ lay }: DemoLayer, instance: Instance): void {
  const { process, name, stage, created, moved, records, state, closed } = instance
  const path = process.stages.slice(0, stage + 1).map(({ stageId }) => stageId)
  const ids = Object.values(records).map(({ id }) => id)
  lay(process.instanceTable, seedId(process.instanceTable, ...ids), {
    ...records,
    ...states[state],
    name: name.slice(0, 200),
    processid: { table: 'workflow', id: process.processId },
    activestageid: { table: 'processstage', id: path.at(-1) ?? '' },
    traversedpath: path.join(','),
    activestagestartedon: isoTime(stage === 0 ? created : moved),
    ...(state !== 'active' && closed && { completedon: isoTime(closed) }),
    createdon: isoTime(created),
    modifiedon: isoTime(moved < created ? created : moved),
  })
}
