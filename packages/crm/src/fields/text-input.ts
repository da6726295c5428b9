import type { ColumnMetadata } from '@liaison/dataverse'
import type { FieldInput } from './field-input.ts'
import { parsed, type ParsedInput, refused } from './parsed-input.ts'

export function parseText({ maxLength, type }: ColumnMetadata, input: FieldInput): ParsedInput {
  const text = typeof input === 'number' ? String(input) : input
  if (typeof text !== 'string') return refused('needs text')
  const { length } = text
  if (maxLength !== undefined && length > maxLength) {
    return refused(`is too long: ${length} characters, and ${maxLength} fit; shorten it by ${length - maxLength}`)
  }
  if (type === 'String' && /[\r\n]/.test(text)) return refused('takes one line only')
  return text === '' ? parsed(null, null) : parsed(text, text)
}
