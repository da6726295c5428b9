import { noContent } from '../http/reply.ts'
import { numberAt } from '../metadata/writes/definition-body.ts'
import { cannotDeleteOption, defaultStatusCannotBeDeleted } from '../metadata/writes/metadata-faults.ts'
import { optionsAt, optionWithValue } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** Rows that hold the option keep its number, which has no label any more. */
export const deleteOptionValue: ActionOperation = {
  kind: 'action',
  name: 'DeleteOptionValue',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    if (!['Picklist', 'MultiSelectPicklist', 'Status'].includes(at.type)) throw cannotDeleteOption()
    const gone = optionWithValue(at, numberAt(body, 'Value'))
    if (at.defaults.includes(gone.value)) throw defaultStatusCannotBeDeleted()
    at.put(at.options.filter((each) => each !== gone))
    return noContent()
  },
}
