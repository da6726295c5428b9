import { z } from 'zod'
import { FieldDefinition } from '../fields/field-definition.ts'

/** A table this organisation added to its Dynamics. */
export const CustomTable = z
  .object({
    table: z.string().describe('Logical name.'),
    label: z.string(),
    pluralLabel: z.string(),
    requiredBy: z
      .array(
        z.object({
          table: z.string(),
          label: z.string(),
          column: z.string(),
          columnLabel: z.string(),
          how: z
            .literal('required-column')
            .describe('A required lookup: a new record cannot do without a row of this table.'),
        }),
      )
      .describe('Accounts, contacts or deals that cannot be created without a row of this table.'),
    fields: z.array(FieldDefinition).optional(),
  })
  .meta({ id: 'CustomTable' })
export type CustomTable = z.infer<typeof CustomTable>

export const CustomTableList = z.object({ items: z.array(CustomTable) }).meta({ id: 'CustomTableList' })
export type CustomTableList = z.infer<typeof CustomTableList>

export const CustomRow = z
  .object({
    id: z.guid(),
    name: z.string(),
    url: z.url().describe('The row in Dynamics.'),
    values: z.array(z.object({ column: z.string(), label: z.string(), text: z.string().nullable() })),
    modifiedAt: z.string().optional().describe('ISO 8601, UTC; absent where the table does not keep it.'),
  })
  .meta({ id: 'CustomRow' })
export type CustomRow = z.infer<typeof CustomRow>

export const CustomRowList = z
  .object({ table: CustomTable, items: z.array(CustomRow), nextCursor: z.string().optional() })
  .meta({ id: 'CustomRowList' })
export type CustomRowList = z.infer<typeof CustomRowList>
