import { indexStatusOf } from '../metadata/writes/key-index.ts'
import type { Environment } from '../operations/environment.ts'
import { tableOf } from '../schema/edit-schema.ts'
import { readColumn } from '../schema/read-column.ts'
import type { SchemaEdit } from '../schema/schema-edit.ts'
import type { Column, Option, RequiredLevel } from '../schema/schema.ts'
import type { ColumnSpec } from '../schema/table-file.ts'

/**
 * What the makers of an organisation do to a schema behind the back of whoever reads and writes its rows. The verbs
 * also reach Microsoft's own tables and columns, which nobody can delete there: other versions lack some of them.
 */
export interface SchemaFaults {
  /** Gone, and with it what rows hold in it. */
  dropColumn(table: string, column: string): void
  /** Rows that hold the option keep its number. */
  removeOption(table: string, column: string, value: number): void
  /** In one language, English unless said otherwise. */
  renameOption(table: string, column: string, value: number, label: string, languageCode?: number): void
  addOption(table: string, column: string, value: number, label: string): void
  /** A column of the organisation's own, as a line of a schema file describes it: required unless it says otherwise. */
  addColumn(table: string, column: string, spec: ColumnSpec): void
  /** Text of rows that is longer already stays as it is. */
  changeLength(table: string, column: string, maxLength: number): void
  changeRequired(table: string, column: string, level: RequiredLevel): void
  renameColumn(table: string, column: string, label: string, languageCode?: number): void
  /** The jobs that make the indexes of pending alternate keys come to an end. */
  finishKeyIndexes(): void
  /** Version stamps of RetrieveMetadataChanges given out so far are answered with 0x80044352. */
  expireVersionStamps(): void
}

const english = 1033

export function createSchemaFaults(environment: Environment): SchemaFaults {
  const { schema, schemaEditor, store } = environment
  const newId = (): string => environment.newId()
  const apply = (...edits: SchemaEdit[]): void => schemaEditor.apply(edits)
  const columnOf = (table: string, name: string): Column => {
    const column = tableOf(schema, table).columns.get(name)
    if (!column) throw new Error(`The table ${table} has no column ${name}.`)
    return column
  }
  const change = (table: string, name: string, changes: Partial<Column>): void =>
    apply({ kind: 'put-column', table, column: { ...columnOf(table, name), ...changes } })
  const changeOptions = (
    table: string,
    name: string,
    next: (options: readonly Option[]) => readonly Option[],
  ): void => {
    const column = columnOf(table, name)
    const global = column.optionSetName === undefined ? undefined : schema.optionSets.get(column.optionSetName)
    if (global) apply({ kind: 'put-option-set', optionSet: { ...global, options: next(global.options) } })
    else change(table, name, { options: next(column.options ?? []) })
  }
  const relabelled = (labels: Column['labels'], label: string, languageCode: number): Column['labels'] =>
    labels.some((each) => each.languageCode === languageCode)
      ? labels.map((each) => (each.languageCode === languageCode ? { ...each, label } : each))
      : [...labels, { languageCode, label }]
  return {
    dropColumn(table, column) {
      columnOf(table, column)
      apply({ kind: 'remove-column', table, column })
    },
    removeOption: (table, column, value) =>
      changeOptions(table, column, (options) => options.filter((each) => each.value !== value)),
    renameOption: (table, column, value, label, languageCode = english) =>
      changeOptions(table, column, (options) =>
        options.map((each) =>
          each.value === value ? { ...each, labels: relabelled(each.labels, label, languageCode) } : each,
        ),
      ),
    addOption: (table, column, value, label) =>
      changeOptions(table, column, (options) => [...options, { value, labels: [{ languageCode: english, label }] }]),
    addColumn(table, column, spec) {
      const made = readColumn(table, column, { required: 'ApplicationRequired', isCustom: true, ...spec })
      apply({
        kind: 'put-column',
        table,
        column: { ...made, metadataId: newId(), ...(made.options && { optionSetId: newId() }) },
      })
    },
    changeLength: (table, column, maxLength) => change(table, column, { maxLength }),
    changeRequired: (table, column, required) => change(table, column, { required }),
    renameColumn: (table, column, label, languageCode = english) =>
      change(table, column, { labels: relabelled(columnOf(table, column).labels, label, languageCode) }),
    finishKeyIndexes() {
      const edits = [...schema.tables.values()].flatMap((table) =>
        table.keys
          .filter(({ indexStatus }) => indexStatus === 'Pending' || indexStatus === 'InProgress')
          .map((key): SchemaEdit => ({
            kind: 'put-key',
            table: table.logicalName,
            key: { ...key, indexStatus: indexStatusOf(store, table, key) },
          })),
      )
      if (edits.length > 0) apply(...edits)
    },
    expireVersionStamps: () => apply({ kind: 'forget-history' }),
  }
}
