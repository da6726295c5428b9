import { invalidArgument } from '../../errors/faults.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { SchemaEdit } from '../../schema/schema-edit.ts'
import type { Column, Option, Table } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'
import { findColumn, findTable } from '../find-definition.ts'
import { globalOf } from '../option-set-definition.ts'
import { requiredText, textAt } from './definition-body.ts'
import { findOptionSet } from './making.ts'

/** The options an action is about, and how they are changed. */
export interface OptionsAt {
  type: Column['type']
  options: readonly Option[]
  /** Of a status: the values its states begin with. */
  defaults: readonly number[]
  /** Puts these in their place. */
  put(options: readonly Option[]): void
}

/** `OptionSetName` of a global choice, or `EntityLogicalName` and `AttributeLogicalName` of a column's. */
export function optionsAt({ environment }: RequestContext, body: JsonObject): OptionsAt {
  const { schema, schemaEditor } = environment
  const apply = (edit: SchemaEdit): void => schemaEditor.apply([edit])
  const name = textAt(body, 'OptionSetName')
  if (name !== undefined && name !== '') {
    const optionSet = findOptionSet(schema.optionSets, `Name='${name}'`)
    return {
      type: 'Picklist',
      options: optionSet.options,
      defaults: [],
      put: (options) => apply({ kind: 'put-option-set', optionSet: { ...optionSet, options } }),
    }
  }
  const table = findTable(schema, `LogicalName='${requiredText(body, 'EntityLogicalName')}'`)
  const column = findColumn(table, `LogicalName='${requiredText(body, 'AttributeLogicalName')}'`)
  const global = globalOf(column, schema.optionSets)
  return {
    type: column.type,
    options: column.options ?? [],
    defaults: column.type === 'Status' ? defaultsOf(table) : [],
    put: (options) =>
      apply(
        global
          ? { kind: 'put-option-set', optionSet: { ...global, options } }
          : { kind: 'put-column', table: table.logicalName, column: { ...column, options } },
      ),
  }
}

const defaultsOf = ({ columns }: Table): number[] =>
  (columns.get('statecode')?.options ?? []).flatMap(({ defaultStatus }) => defaultStatus ?? [])

export function optionWithValue({ options }: OptionsAt, value: number | undefined): Option {
  const option = options.find((each) => each.value === value)
  if (!option) throw invalidArgument(`There is no option with the value ${String(value)}.`)
  return option
}
