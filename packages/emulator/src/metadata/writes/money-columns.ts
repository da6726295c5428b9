import { relationshipTo } from '../../schema/custom-table.ts'
import { readColumn } from '../../schema/read-column.ts'
import type { SchemaEdit } from '../../schema/schema-edit.ts'
import type { Column, Schema } from '../../schema/schema.ts'

/**
 * A money column brings its amount in the organisation's currency, and the first of a table the currency and its rate
 * (page on the MoneyType of entity-attribute-metadata).
 */
export function withCurrency(
  schema: Schema,
  { logicalName: table, schemaName }: { logicalName: string; schemaName: string },
  column: Column,
  newId: () => string,
): SchemaEdit[] {
  if (column.type !== 'Money') return []
  const made = (name: string, spec: Parameters<typeof readColumn>[2]): SchemaEdit => ({
    kind: 'put-column',
    table,
    column: { ...readColumn(table, name, spec), metadataId: newId() },
  })
  const base: SchemaEdit = {
    kind: 'put-column',
    table,
    column: {
      ...column,
      logicalName: `${column.logicalName}_base`,
      schemaName: `${column.schemaName}_Base`,
      metadataId: newId(),
      labels: column.labels.map((each) => ({ ...each, label: `${each.label} (Base)` })),
      create: false,
      update: false,
      precision: 4,
    },
  }
  if (schema.tables.get(table)?.columns.has('transactioncurrencyid')) return [base]
  const relationship = relationshipTo(schema, {
    schemaName: `TransactionCurrency_${schemaName}`,
    metadataId: newId(),
    referencingTable: table,
    column: 'transactioncurrencyid',
    navigation: 'transactioncurrencyid',
    table: 'transactioncurrency',
    collection: `TransactionCurrency_${schemaName}`,
    isCustom: false,
  })
  return [
    base,
    made('transactioncurrencyid', {
      schemaName: 'TransactionCurrencyId',
      type: 'Lookup',
      label: 'Currency',
      targets: ['transactioncurrency'],
    }),
    made('exchangerate', {
      schemaName: 'ExchangeRate',
      type: 'Decimal',
      label: 'Exchange Rate',
      create: false,
      update: false,
      precision: 10,
    }),
    { kind: 'put-one-to-many', relationship },
  ]
}
