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

type Kind = SchemaChange['change']

const bodies = Object.entries(properties).map(([change, more]): [string, BodySchema] => {
  const all = { change: word(change), ...(ofNoColumn.has(change) ? {} : { table: text, column: text }), ...more }
  const required = Object.keys(all).filter((name) => name !== 'languageCode')
  return [change, bodySchema(all, required)]
})

/** What the body of each change may say. */
export const schemaChangeBodies: ReadonlyMap<string, BodySchema> = new Map(bodies)

/** A change of the schema as a body. Not `oneOf`, whose refusal tells what is wrong with each of the others, too. */
export const schemaChangeSchema = {
  type: 'object',
  required: ['change'],
  allOf: [
    { properties: { change: word(...(Object.keys(properties) as Kind[])) } },
    ...bodies.map(([change, body]) => ({ if: { properties: { change: { not: word(change) } } }, else: body })),
  ],
} as const
