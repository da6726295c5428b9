import { noContent } from '../http/reply.ts'
import { flagAt, labelsAt, mergedLabels, numberAt } from '../metadata/writes/definition-body.ts'
import { optionsAt, optionWithValue } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** Another label or default status of a state. */
export const updateStateValue: ActionOperation = {
  kind: 'action',
  name: 'UpdateStateValue',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    const before = optionWithValue(at, numberAt(body, 'Value'))
    const defaultStatus = numberAt(body, 'DefaultStatusCode')
    const after = {
      ...before,
      labels: mergedLabels(before.labels, labelsAt(body, 'Label'), flagAt(body, 'MergeLabels') === true),
      ...(defaultStatus !== undefined && { defaultStatus }),
    }
    at.put(at.options.map((each) => (each === before ? after : each)))
    return noContent()
  },
}
