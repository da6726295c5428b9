import type { ClockMoment } from '../clock/clock.ts'
import type { SnapshotControls } from '../emulator.ts'
import { type EntraMoment, entraMoment, returnEntraTo } from '../entra/entra-moment.ts'
import type { Entra } from '../entra/entra.ts'
import type { Environment } from '../operations/environment.ts'
import type { EditedSchema } from '../schema/schema-editor.ts'
import { changeLogOf } from '../store/change-log.ts'
import { UndoLog } from './undo-log.ts'

interface Moment {
  rows: UndoLog
  schema: EditedSchema
  entra: EntraMoment
  clock: ClockMoment
}

/**
 * The organisation at moments one can go back to: rows, files, schema, what is set in Entra, and time. They live as long
 * as the process. To be made before anybody else listens to the store: the bytes of deleted files are still wanted.
 */
export function createSnapshots(environment: Environment, entra: Entra): SnapshotControls {
  const { store, schemaEditor } = environment
  const { clock } = entra
  const now = (): Moment => ({
    rows: new UndoLog(store),
    schema: schemaEditor.mark(),
    entra: entraMoment(entra),
    clock: clock.moment(),
  })
  const start = now()
  const named = new Map<string, Moment>()
  store.onChange((changes) => {
    for (const { rows } of [start, ...named.values()]) rows.remember(changes)
  })
  const goBack = (moment: Moment): void => {
    clock.goBack(moment.clock)
    schemaEditor.goBack(moment.schema)
    moment.rows.goBack()
    returnEntraTo(entra, moment.entra)
    // Whoever followed changes has seen some that have not happened.
    changeLogOf(store).forget()
    for (const { id } of store.rows('organization')) environment.organisation.organizationId = id
  }
  return {
    save: (name) => void named.set(name, now()),
    load(name) {
      const moment = named.get(name)
      if (!moment) throw new Error(`There is no snapshot ${name}.`)
      goBack(moment)
    },
    reset: () => goBack(start),
    names: () => [...named.keys()],
  }
}
