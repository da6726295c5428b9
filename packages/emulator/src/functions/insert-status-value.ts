import { invalidArgument } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import { optionFromBody } from '../metadata/writes/column-from-body.ts'
import { numberAt, textAt } from '../metadata/writes/definition-body.ts'
import { makingOf } from '../metadata/writes/making.ts'
import { cannotInsertOption, optionExists } from '../metadata/writes/metadata-faults.ts'
import { optionsAt } from '../metadata/writes/options.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** A new reason of a status, which belongs to one state (page create-update-optionsets, "Insert status value"). */
export const insertStatusValue: ActionOperation = {
  kind: 'action',
  name: 'InsertStatusValue',
  run(context, body) {
    requireCustomizer(context, 'prvWriteOptionSet')
    const at = optionsAt(context, body)
    if (at.type !== 'Status') throw cannotInsertOption()
    const state = numberAt(body, 'StateCode')
    if (state === undefined) throw invalidArgument("Required field 'StateCode' is missing.")
    const taken = new Set(at.options.map(({ value }) => value))
    let value = numberAt(body, 'Value') ?? makingOf(context, textAt(body, 'SolutionUniqueName')).firstOptionValue
    if (numberAt(body, 'Value') !== undefined && taken.has(value)) throw optionExists()
    while (taken.has(value)) value += 1
    at.put([...at.options, { ...optionFromBody(body, value), state }])
    return responseReply(context, 'InsertStatusValue', { NewOptionValue: value })
  },
}
