import type { DataverseClient, Row, TableMetadata } from '@liaison/dataverse'
import type { FieldInputProblem } from '../fields/field-input.ts'
import type { PipelineCache } from '../pipelines/pipeline-cache.ts'
import type { ReadRound } from '../records/read-round.ts'
import type { PlannedChange } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'

/** What became of one proposed change. Without an operation it would change nothing. */
export type DraftedChange =
  | { kind: 'drafted'; change: PlannedChange; operation?: PlannedOperation }
  | { kind: 'refused'; problems: FieldInputProblem[] }

/** Everything a kind of change needs to be drafted. Reads go into the round, which is sent once for all changes. */
export interface Drafting {
  dataverse: DataverseClient
  pipelineCache: PipelineCache
  tables: ReadonlyMap<string, TableMetadata>
  round: ReadRound
  /** The id of the change within the plan. */
  changeId: string
  /** The id of the row this change creates. */
  rowId: string
}

/** The second half, once the rows were read. @throws {RowNotFoundError} @throws {AccessDeniedError} */
export type Finish = () => Promise<DraftedChange>

export const refusedFor = (column: string, label: string, problem: string): DraftedChange => ({
  kind: 'refused',
  problems: [{ column, label, problem }],
})

export function nameOf(table: TableMetadata, row: Row): string {
  const name = table.primaryNameColumn === undefined ? undefined : row[table.primaryNameColumn]
  return typeof name === 'string' && name !== '' ? name : table.displayName
}

/** Columns to read, as far as this environment has them and lets them be read. */
export const readable = (table: TableMetadata, columns: readonly string[]): string[] =>
  [...new Set([...columns, ...(table.primaryNameColumn === undefined ? [] : [table.primaryNameColumn])])].filter(
    (name) => {
      const column = table.columns.get(name)
      return column?.validForRead === true && column.attributeOf === undefined
    },
  )
