import type { Row, TableMetadata } from '@liaison/dataverse'
import type { ResolvedField } from '../fields/field-input.ts'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'

const { estimatedValue, valueIsCalculated } = opportunityMapping.fields

/** Read along with a deal, to know whether its value can be written. */
export const calculatedColumn = valueIsCalculated.column

/** The column that Dynamics silently does not take, because it computes it from the deal's products (P27). */
export function ignoredColumn(
  table: TableMetadata,
  fields: readonly ResolvedField[],
  row: Row | undefined,
): string | undefined {
  if (table.logicalName !== opportunityMapping.table) return undefined
  const written = fields.find(({ column }) => column === calculatedColumn)?.value
  return (written ?? row?.[calculatedColumn]) === true ? estimatedValue.column : undefined
}

export function calculatedValueWarning(
  table: TableMetadata,
  fields: readonly ResolvedField[],
  row: Row | undefined,
): string | undefined {
  const ignored = ignoredColumn(table, fields, row)
  const field = fields.find(({ column }) => column === ignored)
  const switchLabel = table.columns.get(calculatedColumn)?.displayName ?? calculatedColumn
  return (
    field &&
    `Dynamics calculates ${field.label} from the products of this deal (${switchLabel}) and ignores what is written.`
  )
}
