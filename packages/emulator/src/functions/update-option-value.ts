import { noContent } from '../http/reply.ts'
import { optionFromBody } from '../metadata/writes/column-from-body.ts'
import { flagAt, labelsAt, mergedLabels, numberAt } from '../metadata/writes/definition-body.ts'
import { optionsAt, optionWithValue } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** Another label, description or colour of an option, also of a yes/no column's. */
export const updateOptionValue: ActionOperation = {
  kind: 'action',
  name: 'UpdateOptionValue',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    const before = optionWithValue(at, numberAt(body, 'Value'))
    const labels = mergedLabels(before.labels, labelsAt(body, 'Label'), flagAt(body, 'MergeLabels') === true)
    const after = { ...before, ...optionFromBody(body, before.value, labels) }
    at.put(at.options.map((each) => (each === before ? after : each)))
    return noContent()
  },
}
