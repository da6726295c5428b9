import { expect, test } from 'vitest'
import type { Switches } from '../src/write/switches.ts'
import { smallOrganisation } from './small-organisation.ts'

// What may stand where a filter has a value (page "Filter rows using OData", and "Use parameter aliases with query options").

const fourth = '00000000-0000-0000-0000-000000000001'
const contoso = '00000000-0000-0000-0000-000000000002'
const ada = '00000000-0000-0000-0000-0000000000a1'

/** The names found, or the error. */
async function answer(query: string, switches: Partial<Switches> = {}): Promise<unknown> {
  const { get, seed } = smallOrganisation({ switches })
  seed('contact', { firstname: 'Ada', lastname: 'Keller' }, ada)
  seed('account', { name: 'Fourth Coffee', revenue: 5, primarycontactid: { table: 'contact', id: ada } }, fourth)
  seed('account', { name: 'Contoso' }, contoso)
  const reply = await get(`accounts?$select=name&${query}`)
  const { value, error } = reply.json()
  return error ?? value.map(({ name }: { name: string }) => name)
}

test('an alias stands for a property, of a related row too', async () => {
  expect(await answer('$orderby=@p1%20asc,@p2%20desc&$filter=@p1%20ne%20@p3&@p1=revenue&@p2=name')).toEqual([
    'Fourth Coffee',
  ])
  expect(await answer("$filter=@p%20eq%20@v&@p=primarycontactid/lastname&@v='Keller'")).toEqual(['Fourth Coffee'])
  expect(await answer('$filter=@p%20eq%20null&@p=Revenue')).toEqual({
    code: '0x0',
    message: "Could not find a property named 'Revenue' on type 'Microsoft.Dynamics.CRM.account'.",
  })
})

test('within $expand aliases are not supported, and not misread', async () => {
  expect(await answer("$expand=primarycontactid($filter=lastname%20eq%20@n)&@n='Keller'")).toMatchObject({
    message: 'The emulator does not emulate parameter aliases within $expand.',
  })
})

test('an id may stand in quotes', async () => {
  for (const filter of [`accountid eq '${fourth}'`, `_primarycontactid_value eq '${ada.toUpperCase()}'`]) {
    expect(await answer(`$filter=${encodeURIComponent(filter)}`)).toEqual(['Fourth Coffee'])
    expect(await answer(`$filter=${encodeURIComponent(filter)}`, { quotedIds: 'refused' })).toEqual({
      code: '0x0',
      message:
        "A binary operator with incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'.",
    })
  }
})

test('texts are looked for in a column, not in one another', async () => {
  expect(await answer('$filter=contains(name,description)')).toMatchObject({
    message: 'The emulator does not emulate contains of two columns in $filter.',
  })
})

test('the values of a query function are strings, whatever the column is', async () => {
  const among = (values: string): string =>
    `$filter=${encodeURIComponent(`Microsoft.Dynamics.CRM.In(PropertyName='revenue',PropertyValues=${values})`)}`
  expect(await answer(among("['5','6']"))).toEqual(['Fourth Coffee'])
  expect(await answer(among('[5,6]'))).toMatchObject({
    message: 'The emulator does not emulate PropertyValues that are no strings.',
  })
})

test('an apostrophe within apostrophes is no list; within double quotes it is', async () => {
  const among = (values: string): string =>
    `$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='name'&@p2=${encodeURIComponent(values)}`
  expect(await answer(among('["O\'Brian","Contoso"]'))).toEqual(['Contoso'])
  expect(await answer(among("['O'Brian','Contoso']"))).toEqual({
    code: '0x0',
    message:
      "Invalid JSON. A comma character ',' was expected in scope 'Array'. Every two elements in an array and properties of an object must be separated by commas.",
  })
})
