import { expect, test } from 'vitest'
import { type Json, label, schemaOrganisation } from './schema-organisation.ts'

const euro = 'b0a70000-0000-4000-8000-000000000004'

test('a connection joins two rows, each in a role', async () => {
  const { send, read } = await schemaOrganisation()
  const role = (name: string, category: number) => send('POST', 'connectionroles', { name, category })
  const [employer, employee] = [await role('Employer', 1), await role('Employee', 1)]
  const contact = await send('POST', 'contacts', { lastname: 'Keller' })
  const other = await send('POST', 'contacts', { lastname: 'Okafor' })
  const made = await send('POST', 'connections', {
    'record1id_contact@odata.bind': `/contacts(${contact.id})`,
    'record1roleid@odata.bind': `/connectionroles(${employee.id})`,
    'record2id_contact@odata.bind': `/contacts(${other.id})`,
    'record2roleid@odata.bind': `/connectionroles(${employer.id})`,
  })
  expect(made.status).toBe(204)
  const row = await read(
    `connections(${made.id})?$select=_record1id_value&$expand=record2roleid($select=name,category),record2id_contact($select=lastname)`,
  )
  expect(row).toMatchObject({
    _record1id_value: contact.id,
    record2roleid: { name: 'Employer', category: 1 },
    record2id_contact: { lastname: 'Okafor' },
  })
})

test("options of a solution begin with its publisher's prefix", async () => {
  const { send, list } = await schemaOrganisation()
  const found = await list('solutions?$select=uniquename,version&$expand=publisherid($select=customizationprefix)')
  expect(found).toMatchObject([
    { uniquename: 'BrightwaterSales', version: '1.0.0.0', publisherid: { customizationprefix: 'bw' } },
  ])
  const option = { AttributeLogicalName: 'industrycode', EntityLogicalName: 'account', Label: label('Laboratories') }
  const first = await send('POST', 'InsertOptionValue', { ...option, SolutionUniqueName: 'BrightwaterSales' })
  expect(first.json['NewOptionValue']).toBe(826_500_000)
})

test('people read and change their own settings, and nobody else’s', async () => {
  const { as, list, read } = await schemaOrganisation()
  const mia = as('mia')
  const shown = await mia('GET', 'usersettingscollection?$select=uilanguageid,_transactioncurrencyid_value')
  const [own, ...others] = shown.json['value'] as Json[]
  expect(others).toEqual([])
  expect(own).toMatchObject({ uilanguageid: 1033, _transactioncurrencyid_value: euro })
  const id = String(own?.['systemuserid'])
  expect((await mia('PATCH', `usersettingscollection(${id})`, { paginglimit: 100 })).status).toBe(204)
  expect(await read(`usersettingscollection(${id})?$select=paginglimit`)).toMatchObject({ paginglimit: 100 })
  const all = await list('usersettingscollection?$select=systemuserid')
  const [another = ''] = all.map(({ systemuserid }) => String(systemuserid)).filter((each) => each !== id)
  const refused = await mia('PATCH', `usersettingscollection(${another})`, { paginglimit: 100 })
  expect(refused.status).toBe(403)
})

test('people see labels in the language of their settings', async () => {
  const { as, send, list } = await schemaOrganisation()
  const mia = as('mia')
  const made = await mia('POST', 'contacts', { lastname: 'Okafor' })
  const seen = async (who: typeof send) => {
    const prefer = { prefer: 'odata.include-annotations="*"' }
    const row = await who('GET', `contacts(${made.id})?$select=statecode`, undefined, prefer)
    const table = await who('GET', "EntityDefinitions(LogicalName='account')?$select=DisplayName")
    return [
      row.json['statecode@OData.Community.Display.V1.FormattedValue'],
      (table.json['DisplayName'] as { UserLocalizedLabel: Json }).UserLocalizedLabel['Label'],
    ]
  }
  expect(await seen(mia)).toEqual(['Active', 'Account'])
  const [own] = (await mia('GET', 'usersettingscollection?$select=uilanguageid')).json['value'] as Json[]
  await mia('PATCH', `usersettingscollection(${String(own?.['systemuserid'])})`, { uilanguageid: 1031 })
  expect(await seen(mia)).toEqual(['Aktiv', 'Firma'])
  expect(await seen(send)).toEqual(['Active', 'Account'])
  expect(await list('usersettingscollection?$filter=uilanguageid eq 1031')).toHaveLength(1)
})

test('a price list is chosen for an opportunity', async () => {
  const { send, read } = await schemaOrganisation()
  const list = await send('POST', 'pricelevels', {
    name: 'Laboratories 2027',
    begindate: '2027-01-01T00:00:00Z',
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro})`,
  })
  expect(list.status).toBe(204)
  expect(await read(`pricelevels(${list.id})?$select=statecode,statuscode`)).toMatchObject({
    statecode: 0,
    statuscode: 100_001,
  })
  const customer = await send('POST', 'contacts', { lastname: 'Keller' })
  const made = await send('POST', 'opportunities', {
    name: 'Flow meters',
    'customerid_contact@odata.bind': `/contacts(${customer.id})`,
    'pricelevelid@odata.bind': `/pricelevels(${list.id})`,
  })
  expect(made.status).toBe(204)
  expect(await read(`opportunities(${made.id})?$select=name&$expand=pricelevelid($select=name)`)).toMatchObject({
    pricelevelid: { name: 'Laboratories 2027' },
  })
})
