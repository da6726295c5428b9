import { unresolvedParameters } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import { optionsAt, optionWithValue } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** `Values`: all values of the options in their new order. */
export const orderOption: ActionOperation = {
  kind: 'action',
  name: 'OrderOption',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    const values = body['Values']
    if (!Array.isArray(values) || new Set(values).size !== at.options.length) throw unresolvedParameters()
    at.put(values.map((value) => optionWithValue(at, Number(value))))
    return noContent()
  },
}
