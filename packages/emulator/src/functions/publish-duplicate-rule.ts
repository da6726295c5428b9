import { DataverseFault } from '../errors/dataverse-fault.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

/** The service publishes in a job of its own; here the rule is published when the answer comes. */
export const publishDuplicateRule: ActionOperation = {
  kind: 'action',
  name: 'PublishDuplicateRule',
  boundTo: ['duplicaterule'],
  run(context, _body, binding) {
    const { environment, caller } = context
    const { table, row } = binding!
    requireRow(context, 'Write', table, row!)
    if (environment.store.referencing('duplicaterulecondition', 'regardingobjectid', row!.id).length === 0)
      throw new DataverseFault(
        400,
        '0x80048414',
        'No criteria have been specified. Add criteria, and then publish the duplicate detection rule.',
      )
    updateRow({ environment, caller, message: 'PublishDuplicateRule' }, table, row!.id, { statecode: 1, statuscode: 2 })
    return responseReply(context, 'PublishDuplicateRule', { JobId: environment.newId() })
  },
}
