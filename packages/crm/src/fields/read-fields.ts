import type { ColumnMetadata } from '@liaison/dataverse'
import { z } from 'zod'
import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { FieldDefinition, fieldDefinitionOf } from './field-definition.ts'
import { activeState, closedByAction, stateColumn, statusColumn } from './form-columns.mapping.ts'
import { formColumns } from './form-columns.ts'

export const TableFields = z
  .object({ table: z.string(), label: z.string(), fields: z.array(FieldDefinition) })
  .meta({ id: 'TableFields' })
export type TableFields = z.infer<typeof TableFields>

const rank = { required: 0, recommended: 1, no: 2 } as const

export const sortedFields = (fields: readonly FieldDefinition[]): FieldDefinition[] =>
  [...fields].sort((a, b) => rank[a.required] - rank[b.required] || a.label.localeCompare(b.label))

/**
 * The fields of a table that people can fill in: required ones first, then recommended ones, each by label.
 *
 * @throws {UnknownNameError}
 */
export async function readFields(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  table: string,
): Promise<TableFields> {
  const dataverse = await dataverseFor(actor)
  const metadata = await dataverse.tables.get(table)
  return {
    table: metadata.logicalName,
    label: metadata.displayName,
    fields: sortedFields(
      formColumns(metadata)
        .map((column) => withoutClosedStates(metadata.logicalName, column))
        .flatMap((column) => fieldDefinitionOf(column) ?? []),
    ),
  }
}

/** What only an action of its own can set is not offered as a value to pick (P26). */
function withoutClosedStates(table: string, column: ColumnMetadata): ColumnMetadata {
  if (!closedByAction.has(table) || !column.choices) return column
  if (column.logicalName === statusColumn)
    return { ...column, choices: column.choices.filter(({ state }) => state === activeState) }
  if (column.logicalName === stateColumn)
    return { ...column, choices: column.choices.filter(({ value }) => value === activeState) }
  return column
}
