import type { SnapshotControls } from '../emulator.ts'
import type { Environment } from '../operations/environment.ts'
import { changeLogOf } from '../store/change-log.ts'
import { UndoLog } from './undo-log.ts'

/**
 * The rows at moments one can go back to. They live as long as the process; the schema, the clock and Entra are not part
 * of them. To be made before anybody else listens to the store: the bytes of deleted files are still
 * wanted.
 */
export function createSnapshots(environment: Environment): SnapshotControls {
  const { store } = environment
  const start = new UndoLog(store)
  const named = new Map<string, UndoLog>()
  store.onChange((changes) => {
    for (const log of [start, ...named.values()]) log.remember(changes)
  })
  const goBack = (log: UndoLog): void => {
    log.goBack()
    // Whoever followed changes has seen some that have not happened.
    changeLogOf(store).forget()
    for (const { id } of store.rows('organization')) environment.organisation.organizationId = id
  }
  return {
    save: (name) => void named.set(name, new UndoLog(store)),
    load(name) {
      const log = named.get(name)
      if (!log) throw new Error(`There is no snapshot ${name}.`)
      goBack(log)
    },
    reset: () => goBack(start),
    names: () => [...named.keys()],
  }
}
