import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'

let emulated: EmulatedClient
beforeAll(async () => {
  emulated = await startEmulatedClient()
})
afterAll(() => emulated.stop())

/** The same in every environment, says Microsoft's page on predefined queries. */
const activeAccounts = '00000000-0000-0000-00aa-000010001002'

test('views of the organisation and of the user are run by their ids', async () => {
  const dataverse = emulated.clientFor('mia')
  for (const name of ['Contoso', 'Adatum']) await dataverse.create('account', { name })
  const names: unknown[] = []
  for await (const row of dataverse.savedQuery(activeAccounts)) names.push(row['name'])
  expect(names).toEqual(['Adatum', 'Contoso'])

  const { id } = await dataverse.create('userquery', {
    name: 'With a C',
    returnedtypecode: 'account',
    querytype: 0,
    fetchxml:
      '<fetch><entity name="account"><attribute name="name" /><filter><condition attribute="name" operator="begins-with" value="c" /></filter></entity></fetch>',
  })
  const own: unknown[] = []
  for await (const row of dataverse.userQuery(id)) own.push(row['name'])
  expect(own).toEqual(['Contoso'])
})
