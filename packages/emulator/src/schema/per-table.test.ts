import { expect, test } from 'vitest'
import { editSchema } from './edit-schema.ts'
import { loadSchema } from './load-schema.ts'
import { perTable } from './per-table.ts'

test('what a table is asked for is derived once, and anew when the schema was edited', () => {
  const schema = loadSchema()
  let derivations = 0
  const columnsOf = perTable(({ columns }) => {
    derivations += 1
    return [...columns.keys()]
  })
  const account = schema.tables.get('account')!
  expect(columnsOf(account)).toContain('telephone1')
  columnsOf(account)
  expect(derivations).toBe(1)

  editSchema(schema, [{ kind: 'remove-column', table: 'account', column: 'telephone1' }])
  expect(columnsOf(schema.tables.get('account')!)).not.toContain('telephone1')
  columnsOf(schema.tables.get('account')!)
  expect(derivations).toBe(2)
})
