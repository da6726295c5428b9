import { DataverseFault } from '../errors/dataverse-fault.ts'
import { noContent } from '../http/reply.ts'
import { findTable } from '../metadata/find-definition.ts'
import { requiredText } from '../metadata/writes/definition-body.ts'
import { indexStatusOf } from '../metadata/writes/key-index.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import { findKey } from '../metadata/writes/write-keys.ts'
import type { ActionOperation } from './operation.ts'

/** Once more the job that makes a key's index, after it failed. */
export const reactivateEntityKey: ActionOperation = {
  kind: 'action',
  name: 'ReactivateEntityKey',
  run(context, body) {
    requireCustomizer(context, 'prvCreateEntityKey')
    const { schema, schemaEditor, store } = context.environment
    const table = findTable(schema, `LogicalName='${requiredText(body, 'EntityLogicalName')}'`)
    const key = findKey(table, `LogicalName='${requiredText(body, 'EntityKeyLogicalName')}'`)
    if (key.indexStatus !== 'Failed')
      throw new DataverseFault(400, '0x80060897', 'Reactivate entity key is only supported for failed job')
    const indexStatus = indexStatusOf(store, table, key)
    schemaEditor.apply([{ kind: 'put-key', table: table.logicalName, key: { ...key, indexStatus } }])
    return noContent()
  },
}
