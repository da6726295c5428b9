import type { SchemaChange } from '../faults/change-schema.ts'
import { bodySchema, flag, integer, text, word, type BodySchema, type ValueSchema } from './body-schema.ts'

const value: ValueSchema = { type: 'integer' }
const label = { label: text, languageCode: integer(1) }
// What a column may say is a schema file's affair.
const spec: ValueSchema = { type: 'object' }

const properties: Readonly<Record<SchemaChange['change'], Record<string, ValueSchema>>> = {
  'drop-column': {},
  'add-column': { spec },
  'rename-column': label,
  length: { maxLength: integer(1) },
  required: { level: word('None', 'SystemRequired', 'ApplicationRequired', 'Recommended') },
  secured: { secured: flag },
  'add-option': { value, ...label },
  'rename-option': { value, ...label },
  'remove-option': { value },
  'finish-key-indexes': {},
  'expire-version-stamps': {},
}

const ofNoColumn = new Set(['finish-key-indexes', 'expire-version-stamps'])

/** A change of the schema as a body: which one is said by `change`. */
export const schemaChangeSchema: { oneOf: readonly BodySchema[] } = {
  oneOf: Object.entries(properties).map(([change, more]) => {
    const all = { change: word(change), ...(ofNoColumn.has(change) ? {} : { table: text, column: text }), ...more }
    return bodySchema(
      all,
      Object.keys(all).filter((name) => name !== 'languageCode'),
    )
  }),
}
