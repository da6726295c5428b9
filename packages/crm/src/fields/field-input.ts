import type { ColumnValue, FieldProblem, NameCandidate } from '@liaison/dataverse'
import { z } from 'zod'
import type { RecordRef } from '../records/record-ref.ts'

/** What a person, an assistant or another system writes into a field. Names and labels are looked up, never guessed. */
export const FieldInput = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string()),
    z.object({ id: z.string(), table: z.string().optional() }),
    z.object({ name: z.string(), table: z.string().optional() }),
  ])
  .describe(
    'Text, number, yes or no; a choice by its label (any language) or value; several choices as a list; a date as yyyy-mm-dd; a time with its offset; a record by `{ id }` or exact `{ name }`; null empties the field.',
  )
  .meta({ id: 'FieldInput' })
export type FieldInput = z.infer<typeof FieldInput>

/** By column name, label, or our own name of the field. */
export const FieldInputs = z.record(z.string().min(1), FieldInput).meta({ id: 'FieldInputs' })
export type FieldInputs = z.infer<typeof FieldInputs>

export interface ResolvedField {
  /** Logical name. */
  column: string
  label: string
  /** For the Dataverse client. */
  value: ColumnValue
  /** For people; null where the field is emptied. */
  text: string | null
}

/** A field that cannot be written as asked. */
export interface FieldInputProblem extends FieldProblem {
  /** Records that a name in it could mean (P20). */
  candidates?: RecordRef[]
  /** Fields that an unknown one could mean (P15). */
  fieldCandidates?: readonly NameCandidate[]
}

export type ResolvedFieldInputs =
  | { kind: 'ok'; values: ResolvedField[] }
  | { kind: 'refused'; problems: FieldInputProblem[] }
