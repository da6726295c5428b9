import type { ColumnValue } from '@liaison/dataverse'

/** What an input of one field means, before records are looked up. */
export type ParsedInput =
  | { kind: 'value'; value: ColumnValue; text: string | null }
  /** In the words that follow the field's label: "is too long: …". */
  | { kind: 'problem'; problem: string }

export const parsed = (value: ColumnValue, text: string | null): ParsedInput => ({ kind: 'value', value, text })
export const refused = (problem: string): ParsedInput => ({ kind: 'problem', problem })
