import { unresolvedParameters, unknownTable } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'

/** Sizes of whole tables. The service's snapshot may be a day old; this one is not. */
export const retrieveTotalRecordCount: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveTotalRecordCount',
  run(context, parameters) {
    const given = parameters.get('EntityNames')
    if (given?.type !== 'json' || !Array.isArray(given.value)) throw unresolvedParameters()
    const { schema, store } = context.environment
    const names = given.value.map((name) => String(name))
    for (const name of names) if (!schema.tables.has(name)) throw unknownTable(name)
    return responseReply(context, 'RetrieveTotalRecordCount', {
      EntityRecordCountCollection: {
        Count: names.length,
        IsReadOnly: false,
        Keys: names,
        Values: names.map((name) => store.count(name)),
      },
    })
  },
}
