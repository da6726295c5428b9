import { NotEmulated } from '../errors/dataverse-fault.ts'
import { objectDoesNotExist } from '../errors/faults.ts'
import { pageBody } from '../http/page-body.ts'
import { jsonReply } from '../http/reply.ts'
import { compileRow } from '../query/render-row.ts'
import { asTarget } from '../query/column-reader.ts'
import type { StoredRow } from '../store/row.ts'
import type { FunctionOperation } from './operation.ts'
import { guidParameter } from './parameters.ts'
import { formatContext } from '../operations/user-language.ts'

/** The stages of an instance's path, in order. */
export const retrieveActivePath: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveActivePath',
  run(context, parameters) {
    const { environment } = context
    const { schema, store } = environment
    const id = guidParameter(parameters, 'ProcessInstanceId')
    const instance = findInstance(context, id)
    if (!instance) throw objectDoesNotExist('businessprocessflowinstance', id)
    const processId = asTarget(instance.values['processid'])?.id
    const stages = schema.tables.get('processstage')
    const order = processId === undefined ? undefined : environment.stagesOf?.(processId)
    if (!order || !stages) throw new NotEmulated('RetrieveActivePath of a process without a stage order')
    const { annotations } = context.preferences
    const write = compileRow(
      { table: stages, etag: true, ...(annotations && { annotations }) },
      formatContext(environment, context.caller),
    )
    const rows = order.map((stage) => store.get('processstage', stage)).filter((row) => row !== undefined)
    const contextUrl = JSON.stringify(`${context.root}/$metadata#${stages.entitySetName}`)
    return jsonReply(context, pageBody(`{"@odata.context":${contextUrl},"value":[`, rows, write, ']}'))
  },
}

function findInstance(context: Parameters<FunctionOperation['run']>[0], id: string): StoredRow | undefined {
  const { schema, store } = context.environment
  for (const table of schema.tables.values()) {
    const row = table.isBpf ? store.get(table.logicalName, id) : undefined
    if (row) return row
  }
  return undefined
}
