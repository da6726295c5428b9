import type { Access, Caller } from '../operations/access.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { Switches } from './switches.ts'

export type RowValues = Record<string, StoredValue>

/**
 * What a business rule sees and may do. Everything is synchronous and runs inside the request's transaction:
 * a thrown DataverseFault undoes the whole request (or change set).
 */
export interface WriteContext {
  schema: Schema
  store: Store
  access: Access
  caller: Caller
  now: Date
  switches: Switches
  /** The message being executed: `Create`, `Update`, `Delete`, `WinOpportunity`, `Import` (seed), … */
  message: string
  /** 1 for the caller's own request, more for writes made by rules. */
  depth: number
  newId(): string
  /** Stage ids of a business process flow in their order; nothing when the order is not known. */
  stagesOf(processId: string): readonly string[] | undefined
  /** Columns of a stage's record that must be filled before the process leaves the stage. */
  requiredColumnsOf(stageId: string): readonly string[]
  /** Runs the same pipeline one level deeper: defaults, rules, audit columns. Privileges of the caller are not asked again. Returns the id. */
  create(table: string, values: RowValues, options?: { id?: string }): string
  update(table: string, id: string, changes: RowValues): void
  remove(table: string, id: string): void
}

export interface CreateEvent {
  table: Table
  id: string
  /** Writable in beforeCreate. Decoded and validated already; defaults, owner and audit columns are set. */
  values: RowValues
}

export interface UpdateEvent {
  table: Table
  before: StoredRow
  /** Only what is being written. Writable in beforeUpdate. */
  changes: RowValues
}

export interface UpdatedEvent {
  table: Table
  before: StoredRow
  after: StoredRow
  changes: Readonly<RowValues>
}

export interface DeleteEvent {
  table: Table
  row: StoredRow
}

/** A business rule of the platform or of the organisation (a plug-in), as hooks around the write pipeline. */
export interface Rule {
  name: string
  /** Of the organisation's own making, not the platform's: a request may ask to do without it. */
  isPlugin?: true
  /** Logical names, or every table. */
  tables: readonly string[] | 'all'
  beforeCreate?(context: WriteContext, event: CreateEvent): void
  afterCreate?(context: WriteContext, event: { table: Table; row: StoredRow }): void
  beforeUpdate?(context: WriteContext, event: UpdateEvent): void
  afterUpdate?(context: WriteContext, event: UpdatedEvent): void
  beforeDelete?(context: WriteContext, event: DeleteEvent): void
}
