import { responseReply } from '../http/reply.ts'
import { optionFromBody } from '../metadata/writes/column-from-body.ts'
import { numberAt, textAt } from '../metadata/writes/definition-body.ts'
import { makingOf } from '../metadata/writes/making.ts'
import { cannotInsertOption, optionExists } from '../metadata/writes/metadata-faults.ts'
import { optionsAt } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** A new option of a choice. Those of a status belong to a state: InsertStatusValue. */
export const insertOptionValue: ActionOperation = {
  kind: 'action',
  name: 'InsertOptionValue',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    if (at.type !== 'Picklist' && at.type !== 'MultiSelectPicklist') throw cannotInsertOption()
    const taken = new Set(at.options.map(({ value }) => value))
    let value = numberAt(body, 'Value') ?? makingOf(context, textAt(body, 'SolutionUniqueName')).firstOptionValue
    if (numberAt(body, 'Value') !== undefined && taken.has(value)) throw optionExists()
    while (taken.has(value)) value += 1
    at.put([...at.options, optionFromBody(body, value)])
    return responseReply(context, 'InsertOptionValue', { NewOptionValue: value })
  },
}
