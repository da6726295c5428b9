import { expect, test } from 'vitest'
import type { FieldDefinition } from '../../api/api.gen.ts'
import { arrangeFields, lookupBack } from './arrange-fields.ts'
import { editableFields } from './known-values.ts'

const aField = (column: string, parts: Partial<FieldDefinition> = {}): FieldDefinition => ({
  column,
  label: column,
  type: 'text',
  required: 'no',
  onCreate: true,
  onUpdate: true,
  ...parts,
})
const region = aField('bw_salesregionid', { type: 'lookup', required: 'required', targets: ['bw_salesregion'] })

test('P21: a field the organisation made required is among the first, not under “More fields”', () => {
  const { main, more } = arrangeFields('account', [aField('fax'), aField('description'), region, aField('name')])
  expect(main.map((field) => field.column)).toEqual(['name', 'bw_salesregionid', 'description'])
  expect(more.map((field) => field.column)).toEqual(['fax'])
})

test('columns that cannot be set on creation are not in the form; a custom table shows all others', () => {
  const { main, more } = arrangeFields('bw_siteassessment', [
    aField('bw_name'),
    aField('bw_result'),
    aField('createdon', { onCreate: false }),
  ])
  expect(main.map((field) => field.column)).toEqual(['bw_name', 'bw_result'])
  expect(more).toEqual([])
})

test('a deal started from an account points back by the account’s lookup, a row of a custom table by the one that takes it', () => {
  const deal = [
    aField('customerid', { type: 'lookup', targets: ['account', 'contact'] }),
    aField('parentaccountid', { type: 'lookup', targets: ['account'] }),
  ]
  expect(lookupBack('opportunity', 'account', [deal[1]!, deal[0]!])).toBe('parentaccountid')
  expect(
    lookupBack('bw_siteassessment', 'account', [aField('bw_accountid', { type: 'lookup', targets: ['account'] })]),
  ).toBe('bw_accountid')
  expect(lookupBack('bw_siteassessment', 'contact', deal.slice(1))).toBeUndefined()
})

test('an edit form holds what the record holds: choices by number, lookups as records, empty ones empty', () => {
  const fields = [
    aField('name'),
    aField('industrycode', { type: 'choice', choices: [{ value: 7, label: 'Chemicals' }] }),
    region,
    aField('revenue', { type: 'money' }),
    aField('accountid', { onUpdate: false }),
  ]
  const { fields: editable, values } = editableFields(fields, {
    name: 'Aqualis',
    industrycode: 'Chemicals',
    bw_salesregionid: { table: 'bw_salesregion', id: 'r-1', name: 'Nordics', url: '' },
    revenue: undefined,
    accountid: 'a-1',
  })
  expect(editable.map((field) => field.column)).toEqual(['name', 'industrycode', 'bw_salesregionid', 'revenue'])
  expect(values).toEqual({
    name: 'Aqualis',
    industrycode: '7',
    bw_salesregionid: { table: 'bw_salesregion', id: 'r-1', name: 'Nordics', url: '' },
    revenue: '',
  })
})
