import { expect, test } from 'vitest'
import { etagOf, formattedOf, linkOf, lookupOf, type Row } from './row.ts'

const row: Row = {
  '@odata.etag': 'W/"4372108"',
  statecode: 0,
  'statecode@OData.Community.Display.V1.FormattedValue': 'Active',
  _ownerid_value: '6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f',
  '_ownerid_value@OData.Community.Display.V1.FormattedValue': 'Mia Keller',
  '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
  _primarycontactid_value: null,
  _parentaccountid_value: '00000000-0000-4000-8000-000000000002',
}

test('a lookup is read with its table and name when the service told them', () => {
  expect(lookupOf(row, 'ownerid')).toEqual({
    id: '6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f',
    table: 'systemuser',
    name: 'Mia Keller',
  })
  expect(lookupOf(row, 'parentaccountid')).toEqual({ id: '00000000-0000-4000-8000-000000000002' })
  expect(lookupOf(row, 'primarycontactid')).toBeUndefined()
  expect(lookupOf(row, 'notselected')).toBeUndefined()
})

test('formatted values are found for columns and for lookups', () => {
  expect(formattedOf(row, 'statecode')).toBe('Active')
  expect(formattedOf(row, 'ownerid')).toBe('Mia Keller')
  expect(formattedOf(row, 'name')).toBeUndefined()
  expect(etagOf(row)).toBe('W/"4372108"')
})

test('a link opens the row in Dynamics', () => {
  expect(linkOf('https://contoso.crm4.dynamics.com', 'account', '1')).toBe(
    'https://contoso.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=account&id=1',
  )
})
