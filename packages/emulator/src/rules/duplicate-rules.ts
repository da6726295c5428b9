import type { Schema } from '../schema/schema.ts'
import type { StoredValue } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import type { Rule, RowValues } from '../write/rule.ts'

/** The record types of a duplicate detection rule are known by their numbers too; a rule compares a type with itself unless it says otherwise. */
export const duplicateRules: Rule = {
  name: 'duplicaterule: record types',
  tables: ['duplicaterule'],
  beforeCreate({ schema }, { values }) {
    values['matchingentityname'] ??= values['baseentityname'] ?? null
    settle(schema, values)
  },
  beforeUpdate({ schema }, { changes }) {
    settle(schema, changes)
  },
}

function settle(schema: Schema, values: RowValues): void {
  const numberOf = (name: StoredValue): number | null => schema.tables.get(textOf(name))?.objectTypeCode ?? null
  for (const side of ['baseentity', 'matchingentity']) {
    const name = values[`${side}name`]
    if (name !== undefined) values[`${side}typecode`] = numberOf(name)
  }
}
