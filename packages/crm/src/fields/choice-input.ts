import type { Choice, ColumnMetadata } from '@liaison/dataverse'
import type { FieldInput } from './field-input.ts'
import { sameWords } from './find-column.ts'
import { parsed, type ParsedInput, refused } from './parsed-input.ts'

/** By value, or by label in any of its languages; a miss lists what there is (P19). */
export function parseChoice(column: ColumnMetadata, input: FieldInput): ParsedInput {
  const found = findChoice(column, input)
  return typeof found === 'string' ? refused(found) : parsed(found.value, found.label)
}

export function parseChoices(column: ColumnMetadata, input: FieldInput): ParsedInput {
  const inputs = Array.isArray(input) ? input : [input]
  const found = inputs.map((one) => findChoice(column, one))
  const problem = found.find((one) => typeof one === 'string')
  if (typeof problem === 'string') return refused(problem)
  const choices = [...new Map(found.flatMap((one) => (typeof one === 'string' ? [] : [[one.value, one]]))).values()]
  if (choices.length === 0) return parsed(null, null)
  return parsed(
    choices.map(({ value }) => value),
    choices.map(({ label }) => label).join('; '),
  )
}

export function parseYesNo(column: ColumnMetadata, input: FieldInput): ParsedInput {
  const labelOf = (value: boolean): string =>
    column.choices?.find((choice) => choice.value === Number(value))?.label ?? (value ? 'Yes' : 'No')
  if (typeof input === 'boolean') return parsed(input, labelOf(input))
  if (input === 'true' || input === 'false') return parsed(input === 'true', labelOf(input === 'true'))
  const found = findChoice(column, input)
  if (typeof found === 'string')
    return refused(`needs true or false, or its label: ${labelOf(true)}, ${labelOf(false)}`)
  return parsed(found.value === 1, found.label)
}

/** The choice, or what is wrong with the input. */
function findChoice({ choices = [] }: ColumnMetadata, input: FieldInput): Choice | string {
  if (typeof input !== 'number' && typeof input !== 'string') return `needs one of: ${listed(choices)}`
  const words = sameWords(String(input))
  const byValue = choices.find(({ value }) => String(value) === words)
  if (byValue) return byValue
  const labelled = choices.filter((choice) => labelsOf(choice).some((label) => sameWords(label) === words))
  const [only, ...more] = labelled
  if (only && more.length === 0) return only
  if (only) return `has several options named ${String(input)}; give the value: ${listed(labelled, true)}`
  return `has no option ${String(input)}; choose one of: ${listed(choices)}`
}

const labelsOf = ({ label, labels }: Choice): string[] => [label, ...labels.map((translated) => translated.label)]

const maxListed = 40

function listed(choices: readonly Choice[], withValues = false): string {
  const names = choices.slice(0, maxListed).map(({ label, value }) => (withValues ? `${label} (${value})` : label))
  const rest = choices.length - names.length
  return names.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
