import type { AlternateKey, Column, ManyToManyRelationship, OptionSet, Relationship, Table } from './schema.ts'

/** A table without what hangs on it. */
export type TableFacts = Omit<Table, 'columns' | 'manyToOne' | 'oneToMany' | 'manyToMany' | 'keys'>

/**
 * One step of a change to the schema, as data: what a metadata write, a fault and the journal of a data folder have in
 * common. `put` makes or replaces.
 */
export type SchemaEdit =
  | { kind: 'put-table'; table: TableFacts }
  | { kind: 'remove-table'; table: string }
  | { kind: 'put-column'; table: string; column: Column }
  | { kind: 'remove-column'; table: string; column: string }
  | { kind: 'put-one-to-many'; relationship: Relationship }
  | { kind: 'put-many-to-many'; relationship: ManyToManyRelationship }
  | { kind: 'remove-relationship'; schemaName: string }
  | { kind: 'put-key'; table: string; key: AlternateKey }
  | { kind: 'remove-key'; table: string; key: string }
  | { kind: 'put-option-set'; optionSet: OptionSet }
  | { kind: 'remove-option-set'; name: string }
  /** The server lost track of what was deleted: all version stamps so far have expired. */
  | { kind: 'forget-history' }
