import { malformed, objectsDoNotExist } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import { applyBody } from '../operations/update.ts'
import { readTargets } from './create-multiple.ts'
import type { ActionOperation } from './operation.ts'

/** Bound to an entity set; each target names its row by primary key; all rows or none. */
export const updateMultiple: ActionOperation = {
  kind: 'action',
  name: 'UpdateMultiple',
  boundTo: 'any',
  run(context, body, binding) {
    const table = binding!.table
    const { store } = context.environment
    const targets = readTargets(body, table)
    return store.transaction(() => {
      for (const target of targets) {
        const id = target[table.primaryId]
        if (typeof id !== 'string') throw malformed(`Each target needs its primary key ${table.primaryId}.`)
        const row = store.get(table.logicalName, id.toLowerCase())
        if (!row) throw objectsDoNotExist(table.schemaName, id)
        applyBody(context, table, row, target)
      }
      return noContent()
    })
  },
}
