import { indexStatusOf } from '../metadata/writes/key-index.ts'
import type { Environment } from '../operations/environment.ts'
import { tableOf } from '../schema/edit-schema.ts'
import { readColumn } from '../schema/read-column.ts'
import type { SchemaEdit } from '../schema/schema-edit.ts'
import type { Column, Option, RequiredLevel, Schema } from '../schema/schema.ts'
import type { ColumnSpec } from '../schema/table-file.ts'

interface OfColumn {
  table: string
  column: string
}

/** In one language, English (1033) unless said otherwise. */
interface Labelled {
  label: string
  languageCode?: number
}

/**
 * What the makers of an organisation do to a schema behind the back of whoever reads and writes its rows. It also reaches
 * Microsoft's own tables and columns, which nobody can delete there: other versions lack some of them.
 */
export type SchemaChange =
  /** Gone, and with it what rows hold in it. */
  | ({ change: 'drop-column' } & OfColumn)
  /** As a line of a schema file describes it; required by the business unless it says otherwise. */
  | ({ change: 'add-column'; spec: ColumnSpec } & OfColumn)
  | ({ change: 'rename-column' } & OfColumn & Labelled)
  /** Text of rows that is longer already stays as it is. */
  | ({ change: 'length'; maxLength: number } & OfColumn)
  | ({ change: 'required'; level: RequiredLevel } & OfColumn)
  /** Closed but to system administrators and those whom a field security profile lets in; or open again. */
  | ({ change: 'secured'; secured: boolean } & OfColumn)
  | ({ change: 'add-option' | 'rename-option'; value: number } & OfColumn & Labelled)
  /** Rows that hold the option keep its number. */
  | ({ change: 'remove-option'; value: number } & OfColumn)
  /** The jobs that make the indexes of pending alternate keys come to an end. */
  | { change: 'finish-key-indexes' }
  /** Version stamps of RetrieveMetadataChanges given out so far are answered with 0x80044352. */
  | { change: 'expire-version-stamps' }

/** @throws {Error} when the schema has no such table or column. */
export function changeSchema(environment: Environment, change: SchemaChange): void {
  environment.schemaEditor.apply(editsFor(environment, change))
}

function editsFor(environment: Environment, change: SchemaChange): SchemaEdit[] {
  const { schema } = environment
  switch (change.change) {
    case 'finish-key-indexes':
      return finishedKeys(environment)
    case 'expire-version-stamps':
      return [{ kind: 'forget-history' }]
    case 'add-column':
      return [added(environment, change)]
    default:
      return [changed(schema, columnOf(schema, change), change)]
  }
}

const english = 1033

function columnOf(schema: Schema, { table, column: name }: OfColumn): Column {
  const column = tableOf(schema, table).columns.get(name)
  if (!column) throw new Error(`The table ${table} has no column ${name}.`)
  return column
}

type ColumnChange = Exclude<SchemaChange, { change: 'finish-key-indexes' | 'expire-version-stamps' | 'add-column' }>

function changed(schema: Schema, column: Column, change: ColumnChange): SchemaEdit {
  const { table } = change
  const put = (changes: Partial<Column>): SchemaEdit => ({
    kind: 'put-column',
    table,
    column: { ...column, ...changes },
  })
  const options = (next: (options: readonly Option[]) => readonly Option[]): SchemaEdit => {
    const global = column.optionSetName === undefined ? undefined : schema.optionSets.get(column.optionSetName)
    if (global) return { kind: 'put-option-set', optionSet: { ...global, options: next(global.options) } }
    return put({ options: next(column.options ?? []) })
  }
  switch (change.change) {
    case 'drop-column':
      return { kind: 'remove-column', table, column: column.logicalName }
    case 'rename-column':
      return put({ labels: relabelled(column.labels, change) })
    case 'length':
      return put({ maxLength: change.maxLength })
    case 'required':
      return put({ required: change.level })
    case 'secured':
      return put({ isSecured: change.secured })
    case 'add-option':
      return options((all) => [...all, { value: change.value, labels: relabelled([], change) }])
    case 'rename-option':
      return options((all) =>
        all.map((each) => (each.value === change.value ? { ...each, labels: relabelled(each.labels, change) } : each)),
      )
    case 'remove-option':
      return options((all) => all.filter(({ value }) => value !== change.value))
  }
}

function relabelled(labels: Column['labels'], { label, languageCode = english }: Labelled): Column['labels'] {
  const known = labels.some((each) => each.languageCode === languageCode)
  return known
    ? labels.map((each) => (each.languageCode === languageCode ? { ...each, label } : each))
    : [...labels, { languageCode, label }]
}

function added(environment: Environment, { table, column, spec }: OfColumn & { spec: ColumnSpec }): SchemaEdit {
  const made = readColumn(table, column, { required: 'ApplicationRequired', isCustom: true, ...spec })
  tableOf(environment.schema, table)
  return {
    kind: 'put-column',
    table,
    column: {
      ...made,
      metadataId: environment.newId(),
      ...(made.options && { optionSetId: environment.newId() }),
    },
  }
}

function finishedKeys({ schema, store }: Environment): SchemaEdit[] {
  return [...schema.tables.values()].flatMap((table) =>
    table.keys
      .filter(({ indexStatus }) => indexStatus === 'Pending' || indexStatus === 'InProgress')
      .map((key): SchemaEdit => ({
        kind: 'put-key',
        table: table.logicalName,
        key: { ...key, indexStatus: indexStatusOf(store, table, key) },
      })),
  )
}
