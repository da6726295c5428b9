import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SearchService, startSearchService } from './search-service.ts'

let service: SearchService
beforeEach(async () => {
  service = await startSearchService()
})
afterEach(() => service.emulator.stop())

async function ask(operation: string): Promise<Record<string, unknown>> {
  const replies = await Promise.all(
    [`/api/data/v9.2/search${operation}`, `/api/search/v2.0/${operation}`].map((path) => service.send('GET', path)),
  )
  const [one, other] = await Promise.all(
    replies.map(async (reply) => {
      expect(reply.status).toBe(200)
      const { response } = (await reply.json()) as { response: string }
      return (JSON.parse(response) as { value: Record<string, unknown> }).value
    }),
  )
  expect(other).toEqual(one)
  return one!
}

async function organisation(): Promise<string> {
  const reply = await service.send('GET', '/api/data/v9.2/organizations?$select=isexternalsearchindexenabled')
  const { value } = (await reply.json()) as {
    value: { organizationid: string; isexternalsearchindexenabled: boolean }[]
  }
  expect(value[0]!.isexternalsearchindexenabled).toBe(true)
  return `/api/data/v9.2/organizations(${value[0]!.organizationid})`
}

async function quickFind(table: string): Promise<{ address: string; fetchxml: string }> {
  const filter = `returnedtypecode eq '${table}' and querytype eq 4`
  const reply = await service.send('GET', `/api/data/v9.2/savedqueries?$select=fetchxml&$filter=${filter}`)
  const { value } = (await reply.json()) as { value: { savedqueryid: string; fetchxml: string }[] }
  return { address: `/api/data/v9.2/savedqueries(${value[0]!.savedqueryid})`, fetchxml: value[0]!.fetchxml }
}

test('the status names tables, columns and their fields, those of the page for the account', async () => {
  const status = await ask('status')
  expect(status).toMatchObject({ status: 'provisioned', lockboxstatus: 'Disabled', cmkstatus: 'Disabled' })
  const tables = status['entitystatusresults'] as Record<string, unknown>[]
  const account = tables.find((table) => table['entitylogicalname'] === 'account')!
  expect(account).toMatchObject({
    objecttypecode: 1,
    primarynamefield: 'name',
    entitystatus: 'EntitySyncComplete',
    lastdatasynctimestamp: expect.stringMatching(/^\d+!10\/13\/2023 17:41:21$/) as string,
  })
  const fields = account['searchableindexedfieldinfomap'] as Record<string, { indexfieldname: string }>
  expect(Object.keys(fields).toSorted()).toEqual(
    [
      'accountid accountnumber address1_city createdon emailaddress1 entityimage_url modifiedon name ownerid',
      'owningbusinessunit primarycontactid statecode statuscode telephone1 telephone2 versionnumber',
    ].flatMap((names) => names.split(' ')),
  )
  const common = Object.values(fields).filter(({ indexfieldname }) => indexfieldname.endsWith('_0'))
  expect(common.map(({ indexfieldname }) => indexfieldname).toSorted()).toEqual(
    'abcdefghij'.split('').map((letter) => `${letter}_0`),
  )
})

test('the statistics count the rows of the index', async () => {
  expect(await ask('statistics')).toMatchObject({ documentcount: 0, storagesizeinbytes: 0, storagesizeinmb: 0 })
  await service.create('accounts', { name: 'One' })
  await service.create('leads', { lastname: 'Two' })
  await service.create('tasks', { subject: 'Three' })
  expect(await ask('statistics')).toMatchObject({ documentcount: 2 })
})

test('where search is off searches are refused as documented and the status says so', async () => {
  const row = await organisation()
  expect((await service.send('PATCH', row, { isexternalsearchindexenabled: false })).status).toBe(204)
  expect(await ask('status')).toEqual({ status: 'notprovisioned', lockboxstatus: 'Unknown' })
  for (const path of ['data/v9.2/searchquery', 'search/v2.0/suggest', 'search/v2.0/autocomplete', 'search/v1.0/query'])
    expect(await service.refusal(`/api/${path}`, { search: 'abc' })).toEqual({
      status: 400,
      code: '0x80048d0b',
      message: 'Dataverse Search feature is disabled for this organization.',
    })
  expect((await service.send('GET', '/api/search/v2.0/statistics')).status).toBe(501)
})

test('only rows that the person may read are found, counted and completed', async () => {
  await service.create('accounts', { name: 'Northwind' }, 'ada')
  const own = await service.create('accounts', { name: 'Northwind Traders' }, 'omar')
  const found = async (user: string): Promise<[number, string[]]> => {
    const { Value, Count } = await service.query({ search: 'northwind', count: true }, user)
    return [Count, Value.map(({ Id }) => Id)]
  }
  expect((await found('ada'))[0]).toBe(2)
  expect(await found('omar')).toEqual([1, [own]])
})

test('another Quick Find view changes what is searched', async () => {
  await service.create('accounts', { name: 'Fabrikam', description: 'Makes windmills' })
  expect(await service.names('windmills')).toEqual([])
  const { address, fetchxml } = await quickFind('account')
  const more = fetchxml.replace(
    'isquickfindfields="1">',
    '$&<condition attribute="description" operator="like" value="{0}" />',
  )
  expect((await service.send('PATCH', address, { fetchxml: more })).status).toBe(204)
  expect(await service.names('windmills')).toEqual(['Fabrikam'])
  const named = more.replace('operator="eq" value="0"', 'operator="eq" value="1"')
  await service.send('PATCH', address, { fetchxml: named })
  expect(await service.names('windmills')).toEqual([])
  await service.send('PATCH', address, { fetchxml: more.replace('operator="eq" value="0"', 'operator="not-null"') })
  expect(await service.refusal('/api/search/v2.0/query', { search: 'windmills' })).toMatchObject({ status: 501 })
})

test('choices are found by their label and lookups by their name, but no lookup of several tables', async () => {
  const parent = await service.create('accounts', { name: 'Tailspin' })
  const deal = { name: 'Deal', 'parentaccountid@odata.bind': `/accounts(${parent})` }
  await service.create('opportunities', deal)
  expect((await service.names('tailspin')).toSorted()).toEqual(['Deal', 'Tailspin'])
  const { address, fetchxml } = await quickFind('opportunity')
  const find = (column: string): string => `<condition attribute="${column}" operator="like" value="{0}" />`
  const other = fetchxml.replace(find('parentaccountid'), find('statuscode') + find('customerid'))
  await service.send('PATCH', address, { fetchxml: other })
  expect(await service.names('tailspin')).toEqual(['Tailspin'])
  const { Value } = await service.query({ search: '"in progress"' })
  expect(Value.map(({ Highlights }) => Highlights)).toEqual([
    { statuscode: ['{crmhit}In{/crmhit} {crmhit}Progress{/crmhit}'] },
  ])
})

test('a custom table is searched once it is set to be, by its primary name as long as it has no view', async () => {
  const label = (Label: string): object => ({ LocalizedLabels: [{ Label, LanguageCode: 1033 }] })
  const made = await service.send('POST', '/api/data/v9.2/EntityDefinitions', {
    '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata',
    SchemaName: 'new_Machine',
    DisplayName: label('Machine'),
    DisplayCollectionName: label('Machines'),
    OwnershipType: 'UserOwned',
    HasActivities: false,
    HasNotes: false,
    ChangeTrackingEnabled: true,
    SyncToExternalSearchIndex: true,
    Attributes: [
      {
        '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
        AttributeType: 'String',
        SchemaName: 'new_Name',
        IsPrimaryName: true,
        MaxLength: 100,
        DisplayName: label('Name'),
        RequiredLevel: { Value: 'None' },
        FormatName: { Value: 'Text' },
      },
    ],
  })
  expect(made.status).toBe(204)
  await service.create('new_machines', { new_name: 'Grinding mill' })
  const { Value } = await service.query({ search: 'grinding' })
  expect(Value.map(({ EntityName, Attributes }) => [EntityName, Attributes['new_name']])).toEqual([
    ['new_machine', 'Grinding mill'],
  ])
})

test('a secured column is neither searched nor returned for those to whom it is closed', async () => {
  await service.create('contacts', { lastname: 'Berg', emailaddress1: 'berg@fabrikam.example' })
  const { faults } = service.emulator
  faults.changeSchema({ change: 'secured', table: 'contact', column: 'emailaddress1', secured: true })
  const entities = JSON.stringify([
    { name: 'contact', searchColumns: ['emailaddress1', 'lastname'], selectColumns: ['emailaddress1'] },
  ])
  const found = async (search: string, user: string): Promise<unknown[]> =>
    (await service.query({ search, entities }, user)).Value.map(({ Attributes }) => Attributes['emailaddress1'])
  expect(await found('fabrikam.example', 'ada')).toEqual(['berg@fabrikam.example'])
  expect(await found('fabrikam.example', 'mia')).toEqual([])
  expect(await found('berg', 'mia')).toEqual([null])
})

test('a held index finds what was there when it was first asked', async () => {
  const { switches } = service.emulator
  const gone = await service.create('accounts', { name: 'Adatum' })
  switches.searchIndex = 'held'
  expect(await service.names('adatum wingtip')).toEqual(['Adatum'])
  await service.create('accounts', { name: 'Wingtip' })
  await service.send('DELETE', `/api/data/v9.2/accounts(${gone})`)
  expect(await service.names('adatum wingtip')).toEqual(['Adatum'])
  switches.searchIndex = 'at-once'
  expect(await service.names('adatum wingtip')).toEqual(['Wingtip'])
  switches.searchIndex = 'held'
  expect(await service.names('adatum wingtip')).toEqual(['Wingtip'])
})
