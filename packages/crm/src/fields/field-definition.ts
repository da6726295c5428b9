import type { ColumnMetadata, ColumnType, RequiredLevel } from '@liaison/dataverse'
import { z } from 'zod'
import { filledByService } from './form-columns.mapping.ts'

export const fieldTypes = [
  'text',
  'multiline',
  'integer',
  'decimal',
  'money',
  'boolean',
  'date',
  'datetime',
  'choice',
  'choices',
  'lookup',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const FieldDefinition = z
  .object({
    column: z.string().describe('Logical name.'),
    label: z.string().describe("In the reader's language."),
    type: z.enum(fieldTypes),
    required: z.enum(['no', 'recommended', 'required']),
    maxLength: z.number().int().optional().describe('Characters.'),
    min: z.number().optional(),
    max: z.number().optional(),
    precision: z.number().int().optional().describe('Decimal places.'),
    choices: z.array(z.object({ value: z.number().int(), label: z.string() })).optional(),
    targets: z.array(z.string()).optional().describe('Tables a lookup may point at.'),
    onCreate: z.boolean().describe('Can be given to a new record.'),
    onUpdate: z.boolean().describe('Can be changed later.'),
  })
  .meta({ id: 'FieldDefinition' })
export type FieldDefinition = z.infer<typeof FieldDefinition>

const typeOf: Readonly<Partial<Record<ColumnType, FieldType>>> = {
  String: 'text',
  Memo: 'multiline',
  Integer: 'integer',
  BigInt: 'integer',
  Decimal: 'decimal',
  Double: 'decimal',
  Money: 'money',
  Boolean: 'boolean',
  Picklist: 'choice',
  State: 'choice',
  Status: 'choice',
  MultiSelectPicklist: 'choices',
  Lookup: 'lookup',
  Customer: 'lookup',
  Owner: 'lookup',
}

/** What kind of field a column is; undefined for columns that are no field of a form, such as files and ids. */
export function fieldTypeOf({ type, dateTimeBehavior }: ColumnMetadata): FieldType | undefined {
  // Shown without its time is not stored without it: only the behaviour says that (P28).
  if (type === 'DateTime') return dateTimeBehavior === 'DateOnly' ? 'date' : 'datetime'
  return typeOf[type]
}

const requiredOf: Readonly<Record<RequiredLevel, FieldDefinition['required']>> = {
  None: 'no',
  Recommended: 'recommended',
  ApplicationRequired: 'required',
  SystemRequired: 'required',
}

/** Tables an owner may be: metadata often leaves them out. */
const ownerTables = ['systemuser', 'team']

export const targetsOf = ({ type, targets = [] }: ColumnMetadata): string[] =>
  type === 'Owner' && targets.every((target) => target === 'owner') ? ownerTables : [...targets]

export function fieldDefinitionOf(column: ColumnMetadata): FieldDefinition | undefined {
  const type = fieldTypeOf(column)
  if (!type) return undefined
  const { maxLength, minValue, maxValue, precision, choices } = column
  const hasChoices = type === 'choice' || type === 'choices' || type === 'boolean'
  return {
    column: column.logicalName,
    label: column.displayName,
    type,
    // An owner, a currency or a yes/no that is left out is filled by the service: nobody is asked for it.
    required: filledByService.has(column.logicalName) || type === 'boolean' ? 'no' : requiredOf[column.requiredLevel],
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minValue === undefined ? {} : { min: minValue }),
    ...(maxValue === undefined ? {} : { max: maxValue }),
    ...(precision === undefined ? {} : { precision }),
    ...(hasChoices && choices ? { choices: choices.map(({ value, label }) => ({ value, label })) } : {}),
    ...(type === 'lookup' ? { targets: targetsOf(column) } : {}),
    onCreate: column.validForCreate,
    onUpdate: column.validForUpdate,
  }
}
