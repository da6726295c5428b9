import { expect, test } from 'vitest'
import { RecordRef, recordRefOf } from './record-ref.ts'

const environment = 'https://org.crm4.dynamics.com'

test('ids are GUIDs of any kind: the service makes sequential ones that are no UUID of RFC 9562', () => {
  const row = {
    _ownerid_value: 'a0dbf27c-8efb-e511-00d2-00155db07c77',
    '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team',
  }
  const owner = recordRefOf(environment, row, 'ownerid')
  expect(owner).toEqual({
    table: 'team',
    id: 'a0dbf27c-8efb-e511-00d2-00155db07c77',
    name: '',
    url: `${environment}/main.aspx?pagetype=entityrecord&etn=team&id=a0dbf27c-8efb-e511-00d2-00155db07c77`,
  })
  expect(RecordRef.safeParse(owner).success).toBe(true)
})

test('a lookup whose table is not told is no reference, unless it can only be one', () => {
  const row = { _primarycontactid_value: 'a0dbf27c-8efb-e511-80d2-00155db07c77' }
  expect(recordRefOf(environment, row, 'primarycontactid')).toBeUndefined()
  expect(recordRefOf(environment, row, 'primarycontactid', 'contact')).toMatchObject({ table: 'contact' })
  expect(recordRefOf(environment, { _primarycontactid_value: null }, 'primarycontactid', 'contact')).toBeUndefined()
})
