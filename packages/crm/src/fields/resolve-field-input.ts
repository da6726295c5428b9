import { type ColumnMetadata, type DataverseClient, lookup, type TableMetadata } from '@liaison/dataverse'
import { parseChoice, parseChoices, parseYesNo } from './choice-input.ts'
import { parseDate } from './date-input.ts'
import { type FieldType, fieldTypeOf } from './field-definition.ts'
import type { FieldInput, FieldInputProblem, FieldInputs, ResolvedField, ResolvedFieldInputs } from './field-input.ts'
import { findColumn } from './find-column.ts'
import { requiredOnCreate } from './form-columns.ts'
import { lookUpRecords } from './look-up-records.ts'
import { parseLookup, type WantedRecord } from './lookup-input.ts'
import { parseDecimal, parseInteger } from './number-input.ts'
import { parsed, type ParsedInput, refused } from './parsed-input.ts'
import { completeState } from './state-fields.ts'
import { parseText } from './text-input.ts'

export interface FieldInputRequest {
  table: TableMetadata
  fields: FieldInputs
  for: 'create' | 'update'
}

type Outcome = ParsedInput | { kind: 'record'; wanted: WantedRecord }

interface Field {
  column: ColumnMetadata
  outcome: Outcome
}

/**
 * Turns what somebody wrote into column values, checked against the environment's metadata. Either every field can be
 * written, or all problems are told at once; for a new record also the required fields that are missing (P21). Looks up
 * the records that are named in one round trip; writes nothing.
 */
export async function resolveFieldInputs(
  dataverse: DataverseClient,
  { table, fields, for: purpose }: FieldInputRequest,
): Promise<ResolvedFieldInputs> {
  const problems: FieldInputProblem[] = []
  const found: Field[] = []
  for (const [name, input] of Object.entries(fields)) {
    const match = findColumn(table, name)
    if (match.kind === 'not-found') {
      const { problem, candidates } = match
      problems.push({
        column: name,
        label: name,
        problem,
        ...(candidates.length === 0 ? {} : { fieldCandidates: candidates }),
      })
    } else if (found.some(({ column }) => column === match.column)) {
      problems.push(problemOf(match.column, 'is given twice'))
    } else {
      found.push({ column: match.column, outcome: readInput(match.column, input, purpose) })
    }
  }
  if (purpose === 'create') {
    const given = new Set(found.map(({ column }) => column))
    const missing = requiredOnCreate(table).filter((column) => !given.has(column))
    problems.push(...missing.map((column) => problemOf(column, 'is required')))
  }
  const { values, problems: unresolved } = await resolveRecords(dataverse, found)
  const completed = completeState(table, values)
  problems.push(...unresolved, ...completed.problems)
  return problems.length === 0 ? { kind: 'ok', values: completed.values } : { kind: 'refused', problems }
}

function readInput(column: ColumnMetadata, input: FieldInput, purpose: 'create' | 'update'): Outcome {
  const type = fieldTypeOf(column)
  const writable = purpose === 'create' ? column.validForCreate : column.validForUpdate
  if (!type || !writable) return refused(notWritable(column, type, purpose))
  const outcome = isEmpty(input) ? parsed(null, null) : parseAs(type, column, input)
  const emptied = outcome.kind === 'value' && outcome.value === null
  const required = column.requiredLevel === 'ApplicationRequired' || column.requiredLevel === 'SystemRequired'
  return emptied && required ? refused('is required and cannot be empty') : outcome
}

const isEmpty = (input: FieldInput): boolean => input === null || (typeof input === 'string' && input.trim() === '')

const parsers: Readonly<
  Record<Exclude<FieldType, 'lookup'>, (column: ColumnMetadata, input: FieldInput) => ParsedInput>
> = {
  text: parseText,
  multiline: parseText,
  integer: parseInteger,
  decimal: parseDecimal,
  money: parseDecimal,
  boolean: parseYesNo,
  date: parseDate,
  datetime: parseDate,
  choice: parseChoice,
  choices: parseChoices,
}

function parseAs(type: FieldType, column: ColumnMetadata, input: FieldInput): Outcome {
  if (type !== 'lookup') return parsers[type](column, input)
  const wanted = parseLookup(column, input)
  return wanted.kind === 'problem' ? wanted : { kind: 'record', wanted }
}

function notWritable(column: ColumnMetadata, type: FieldType | undefined, purpose: 'create' | 'update'): string {
  if (!type) return 'is of a kind that cannot be written here'
  if (purpose === 'update' && column.validForCreate) return 'can be given to a new record only'
  if (purpose === 'create' && column.validForUpdate) return 'cannot be given to a new record; change it afterwards'
  return 'is kept by Dynamics itself and cannot be written'
}

async function resolveRecords(
  dataverse: DataverseClient,
  fields: readonly Field[],
): Promise<{ values: ResolvedField[]; problems: FieldInputProblem[] }> {
  const wanted = fields.flatMap(({ outcome }) => (outcome.kind === 'record' ? [outcome.wanted] : []))
  const lookedUp = await lookUpRecords(dataverse, wanted)
  const values: ResolvedField[] = []
  const problems: FieldInputProblem[] = []
  for (const { column, outcome } of fields) {
    const label = column.displayName
    if (outcome.kind === 'problem') problems.push(problemOf(column, outcome.problem))
    if (outcome.kind === 'value')
      values.push({ column: column.logicalName, label, value: outcome.value, text: outcome.text })
    if (outcome.kind !== 'record') continue
    const answer = lookedUp[wanted.indexOf(outcome.wanted)]
    if (answer?.kind === 'found') {
      const { record } = answer
      const value = lookup(record.table, record.id)
      values.push({ column: column.logicalName, label, value, text: record.name === '' ? record.id : record.name })
    } else if (answer) {
      const { problem, candidates } = answer
      problems.push({ ...problemOf(column, problem), ...(candidates.length === 0 ? {} : { candidates }) })
    }
  }
  return { values, problems }
}

const problemOf = ({ logicalName, displayName }: ColumnMetadata, problem: string): FieldInputProblem => ({
  column: logicalName,
  label: displayName,
  problem,
})
