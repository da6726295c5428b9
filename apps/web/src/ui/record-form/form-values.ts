import type { FieldDefinition, FieldInput, RecordRef } from '../../api/api.gen.ts'

/** What a form holds while it is filled in: numbers and dates as the text of their input, lookups as the record picked. */
export type FormValue = string | boolean | readonly string[] | RecordRef | null
export type FormValues = Readonly<Record<string, FormValue>>

export function isRecord(value: FormValue | undefined): value is RecordRef {
  return typeof value === 'object' && value !== null && 'id' in value
}

/** What the person changed, in the shape the API takes. A field that was emptied is sent as null, one left alone is not sent. */
export function changedFields(
  fields: readonly FieldDefinition[],
  before: FormValues,
  now: FormValues,
): Record<string, FieldInput> {
  const changed: Record<string, FieldInput> = {}
  for (const field of fields) {
    const value = inputOf(field, now[field.column])
    if (JSON.stringify(value) !== JSON.stringify(inputOf(field, before[field.column]))) changed[field.column] = value
  }
  return changed
}

function inputOf(field: FieldDefinition, value: FormValue | undefined): FieldInput {
  if (value === undefined || value === null) return null
  if (isRecord(value)) return { id: value.id, table: value.table }
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return value.length === 0 ? null : [...value]
  const text = value.trim()
  if (text === '') return null
  if (field.type === 'datetime') return withOffset(text)
  return field.type === 'integer' || field.type === 'choice' ? Number(text) : text
}

/** The browser's input has no offset; the moment meant is the one on the clock of the person who typed it. */
function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset()
  if (Number.isNaN(minutes)) return local
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const offset = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** What is wrong with a filled-in form, by column, said before anything is sent. The server checks everything again. */
export function problemsOf(fields: readonly FieldDefinition[], values: FormValues): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const field of fields) {
    const problem = problemOfField(field, values[field.column])
    if (problem !== undefined) problems[field.column] = problem
  }
  return problems
}

function problemOfField(field: FieldDefinition, value: FormValue | undefined): string | undefined {
  const empty = inputOf(field, value) === null
  if (empty) return field.required === 'required' ? `${field.label} is required.` : undefined
  if (typeof value !== 'string') return undefined
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    return `${value.length} characters; this organisation allows ${field.maxLength}.`
  }
  return isNumeric(field) ? numberProblem(field, Number(value)) : undefined
}

function numberProblem(field: FieldDefinition, value: number): string | undefined {
  if (Number.isNaN(value)) return 'This is not a number.'
  if (field.type === 'integer' && !Number.isInteger(value)) return 'A whole number is needed.'
  if (field.min !== undefined && value < field.min) return `At least ${field.min}.`
  if (field.max !== undefined && value > field.max) return `At most ${field.max}.`
  return undefined
}

export function isNumeric(field: FieldDefinition): boolean {
  return field.type === 'integer' || field.type === 'decimal' || field.type === 'money'
}
