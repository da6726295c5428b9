import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, startWebApi, type WebApi } from './web-api.ts'

// Refusals that Microsoft's pages quote, or that were reported of the service, each with its status, code and words.

let web: WebApi
beforeAll(async () => {
  web = await startWebApi()
})
afterAll(() => web.emulator.stop())

const json = { 'content-type': 'application/json' }

async function refusal(path: string, sent: Parameters<WebApi['api']>[1] = {}): Promise<unknown> {
  const reply = await web.api(path, sent)
  return { status: reply.status, ...((await errorOf(reply)) as object) }
}

const post = async (path: string, body: object): Promise<unknown> =>
  refusal(path, { method: 'POST', headers: json, body: JSON.stringify(body) })

test('an etag is of no use for a table without optimistic concurrency', async () => {
  const id = web.emulator.rows.insert('queue', { name: 'Support' })
  const change = { method: 'PATCH', body: '{"name":"Sales"}' }
  expect(await refusal(`queues(${id})`, { ...change, headers: { ...json, 'if-match': 'W/"1"' } })).toEqual({
    status: 400,
    code: '0x8006088d',
    message:
      "Optimistic concurrency isn't enabled for entity type queue. The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic concurrency is enabled.",
  })
  expect((await web.api(`queues(${id})`, { ...change, headers: { ...json, 'if-match': '*' } })).status).toBe(204)
  const read = await web.api(`queues(${id})?$select=name`)
  const again = await web.api(`queues(${id})?$select=name`, {
    headers: { 'if-none-match': read.headers.get('etag') ?? '' },
  })
  expect([again.status, await again.json()]).toMatchObject([200, { name: 'Sales' }])
})

test('a table without change tracking cannot be followed', async () => {
  expect(await refusal('competitors?$select=name', { headers: { prefer: 'odata.track-changes' } })).toEqual({
    status: 400,
    code: '0x80072491',
    message: "Entity competitor isn't enabled for change tracking.",
  })
})

test('no row with the values of an alternate key is 404 with a code of its own', async () => {
  const definition = {
    SchemaName: 'new_Number',
    KeyAttributes: ['accountnumber'],
    DisplayName: { LocalizedLabels: [{ Label: 'Number', LanguageCode: 1033 }] },
  }
  const made = await web.post("EntityDefinitions(LogicalName='account')/Keys", definition)
  expect(made.status).toBe(204)
  expect(await refusal("accounts(accountnumber='A1')")).toEqual({
    status: 404,
    code: '0x80060891',
    message: 'A record with the specified key values does not exist in account entity',
  })
  const update = { method: 'PATCH', headers: { ...json, 'if-match': '*' }, body: '{"name":"One"}' }
  expect(await refusal("accounts(accountnumber='A1')", update)).toMatchObject({ status: 404, code: '0x80060891' })
})

test('times before 1753 are none', async () => {
  const early = {
    status: 400,
    code: '0x80040239',
    message:
      'DateTime is less than minumum value supported by CrmDateTime. Actual value: 01/01/0001 00:00:00, Minimum value supported: 01/01/1753 00:00:00',
  }
  expect(await post('tasks', { subject: 'Call', scheduledend: '0001-01-01T00:00:00Z' })).toEqual(early)
  expect(await post('contacts', { lastname: 'Keller', birthdate: '0001-01-01' })).toEqual(early)
  expect((await web.post('contacts', { lastname: 'Keller', birthdate: '1753-01-01' })).status).toBe(204)
})

test('a query option that is refused leaves no row and no change behind', async () => {
  const wrong = { status: 400, code: '0x0' }
  const headers = { ...json, prefer: 'return=representation' }
  const body = '{"name":"Never"}'
  const before = web.emulator.rows.count('account')
  expect(await refusal('accounts?$select=Name', { method: 'POST', headers, body })).toMatchObject(wrong)
  expect(web.emulator.rows.count('account')).toBe(before)
  const id = web.emulator.rows.insert('account', { name: 'Before' })
  expect(await refusal(`accounts(${id})?$select=Name`, { method: 'PATCH', headers, body })).toMatchObject(wrong)
  expect(web.emulator.rows.get('account', id)?.['name']).toBe('Before')
})

test('a bound action needs its namespace, and what it is given its type and key', async () => {
  const queue = web.emulator.rows.insert('queue', { name: 'Support' })
  const letter = web.emulator.rows.insert('letter', { subject: 'Complaint' })
  const typed = { '@odata.type': 'Microsoft.Dynamics.CRM.letter', activityid: letter }
  const unresolved = { status: 400, code: '0x0', message: 'Request message has unresolved parameters.' }
  expect(await post(`queues(${queue})/AddToQueue`, { Target: typed })).toEqual(unresolved)
  expect(await post(`contacts(${queue})/AddToQueue`, { Target: typed })).toMatchObject({ status: 404 })
  const action = `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`
  expect(await post(action, { Target: { activityid: letter } })).toEqual({
    status: 400,
    code: '0x0',
    message: 'EdmEntityObject passed should have the key property value set.',
  })
  expect((await web.post(action, { Target: typed })).status).toBe(200)
})

test('users and teams are named by the key they share, too', async () => {
  const letter = web.emulator.rows.insert('letter', { subject: 'Offer' })
  const { systemUserId } = web.emulator.users.find(({ key }) => key === 'mia')!
  const shared = await web.post('GrantAccess', {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.letter', activityid: letter },
    PrincipalAccess: {
      AccessMask: 'ReadAccess',
      Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: systemUserId },
    },
  })
  expect(shared.status).toBe(204)
})

test('references in place of an expanded row come with the id of the lookup', async () => {
  const contact = web.emulator.rows.insert('contact', { lastname: 'Keller' })
  const id = web.emulator.rows.insert('account', {
    name: 'Contoso',
    primarycontactid: { table: 'contact', id: contact },
  })
  const root = `${web.emulator.environmentUrl}/api/data/v9.2`
  const query = '$select=name&$expand=primarycontactid/$ref'
  const one = (await (await web.api(`accounts(${id})?${query}`)).json()) as Record<string, unknown>
  const several = (await (await web.api(`accounts?${query}&$filter=accountid eq ${id}`)).json()) as typeof one
  expect(several['@odata.context']).toBe(`${root}/$metadata#accounts(name,primarycontactid,primarycontactid/$ref())`)
  for (const row of [one, (several['value'] as (typeof one)[])[0]!]) {
    expect(row).toMatchObject({
      name: 'Contoso',
      _primarycontactid_value: contact,
      primarycontactid: { '@odata.id': `${root}/contacts(${contact})` },
    })
  }
})
