import type { ColumnMetadata, TableMetadata } from '@liaison/dataverse'
import type { FieldInputProblem } from '../fields/field-input.ts'
import { parseDecimal } from '../fields/number-input.ts'
import { parsed, type ParsedInput, refused } from '../fields/parsed-input.ts'
import { parseText } from '../fields/text-input.ts'
import { closingColumns } from './closing.mapping.ts'
import type { ProposedClosing } from './draft-close.ts'
import type { StoredValue, StoredValues } from './planned-operation.ts'
import { toStoredValue } from './stored-value.ts'

export interface ClosingFields {
  values: StoredValues
  fields: { column: string; label: string; text: string | null }[]
  problems: FieldInputProblem[]
}

/** What the closing activity says, checked against its table. */
export function closingFields(closings: TableMetadata, proposed: ProposedClosing, subject: string): ClosingFields {
  const values: Record<string, StoredValue> = {}
  const fields: ClosingFields['fields'] = []
  const problems: FieldInputProblem[] = []
  const take = (name: string, input: string | undefined, parse: Parse): void => {
    const column = closings.columns.get(name)
    if (!column || input === undefined || input.trim() === '') return
    const outcome = parse(column, input)
    if (outcome.kind === 'problem') {
      problems.push({ column: name, label: column.displayName, problem: outcome.problem })
      return
    }
    values[name] = toStoredValue(outcome.value)
    fields.push({ column: name, label: column.displayName, text: outcome.text })
  }
  take(closingColumns.subject, subject, parseSubject)
  if (proposed.kind === 'win') take(closingColumns.actualRevenue, proposed.actualRevenue, parseDecimal)
  take(closingColumns.closedOn, proposed.closedOn, parseDay)
  take(closingColumns.comment, proposed.comment, parseText)
  return { values, fields, problems }
}

type Parse = (column: ColumnMetadata, input: string) => ParsedInput

/** The name of a deal may be longer than the subject of its closing. */
const parseSubject: Parse = (column, input) => parseText(column, input.slice(0, column.maxLength))

/**
 * A day, in a column that may keep a time too: noon in UTC is the same day nearly everywhere, midnight would be the day
 * before in half of the world (P28).
 */
const parseDay: Parse = ({ dateTimeBehavior }, input) => {
  const day = input.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return refused('needs a date as yyyy-mm-dd')
  return parsed(dateTimeBehavior === 'DateOnly' ? day : `${day}T12:00:00Z`, day)
}
