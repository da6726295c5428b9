import { NotEmulated } from '../errors/dataverse-fault.ts'
import { objectDoesNotExist, unresolvedParameters } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { textOf } from '../store/text-of.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

export const unpublishDuplicateRule: ActionOperation = {
  kind: 'action',
  name: 'UnpublishDuplicateRule',
  run(context, body) {
    const { environment, caller } = context
    const table = environment.schema.tables.get('duplicaterule')
    const id = textOf(body['DuplicateRuleId']).toLowerCase()
    if (!table) throw new NotEmulated('UnpublishDuplicateRule')
    if (id === '') throw unresolvedParameters()
    const row = environment.store.get('duplicaterule', id)
    if (!row) throw objectDoesNotExist('duplicaterule', id)
    requireRow(context, 'Write', table, row)
    updateRow({ environment, caller, message: 'UnpublishDuplicateRule' }, table, id, { statecode: 0, statuscode: 0 })
    return noContent()
  },
}
