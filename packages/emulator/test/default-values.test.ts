import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { sendAs } from './send-as.ts'
import { startWebApi } from './web-api.ts'

// DefaultFormValue and DefaultValue of Microsoft's table reference (reference/entities/account, contact, task, letter, …).

let emulator: Emulator
const send = sendAs(() => emulator)

beforeAll(async () => {
  ;({ emulator } = await startWebApi())
})
afterAll(() => emulator.stop())

const created = async (set: string, body: object): Promise<Record<string, unknown>> => {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${set}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await emulator.tokenFor('ada')}`,
      'content-type': 'application/json',
      prefer: 'return=representation',
    },
    body: JSON.stringify(body),
  })
  expect(reply.status).toBe(201)
  return (await reply.json()) as Record<string, unknown>
}

test.each<[string, object, Record<string, unknown>]>([
  [
    'accounts',
    { name: 'Contoso' },
    { territorycode: 1, businesstypecode: 1, preferredcontactmethodcode: 1, customertypecode: null, merged: false },
  ],
  ['contacts', { lastname: 'Berg' }, { haschildrencode: 1, customertypecode: 1, gendercode: null, merged: false }],
  ['leads', { lastname: 'Berg' }, { leadqualitycode: 2, salesstagecode: 1, leadsourcecode: null }],
  ['tasks', { subject: 'Call back' }, { prioritycode: 1 }],
  ['emails', { subject: 'Offer' }, { prioritycode: 1, deliveryprioritycode: 1, notifications: 0 }],
])('a row of %s begins with the choices that have a default', async (set, body, expected) => {
  expect(await created(set, body)).toMatchObject(expected)
})

test('what is sent counts for more than a default, an empty value too, and updates bring none back', async () => {
  const account = await created('accounts', { name: 'Contoso', territorycode: null, preferredcontactmethodcode: 2 })
  expect(account).toMatchObject({ territorycode: null, preferredcontactmethodcode: 2, customersizecode: 1 })
  const path = `accounts(${String(account['accountid'])})`
  expect((await send('ada', path, 'PATCH', { customersizecode: null })).status).toBe(204)
  expect((await send('ada', `${path}?$select=customersizecode`)).body).toMatchObject({ customersizecode: null })
})

test('a child of a deep insert and the rows of CreateMultiple have them too', async () => {
  const account = await created('accounts?$expand=primarycontactid($select=territorycode)', {
    name: 'Contoso',
    primarycontactid: { lastname: 'Berg' },
  })
  expect(account['primarycontactid']).toMatchObject({ territorycode: 1 })
  const { body } = await send('ada', 'tasks/Microsoft.Dynamics.CRM.CreateMultiple', 'POST', {
    Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.task', subject: 'Call back' }],
  })
  const [id] = body['Ids'] as string[]
  expect((await send('ada', `tasks(${id})?$select=prioritycode`)).body).toMatchObject({ prioritycode: 1 })
})

test.each([
  ['account', 'territorycode', 'Picklist', 1],
  ['account', 'customertypecode', 'Picklist', -1],
  ['lead', 'leadqualitycode', 'Picklist', 2],
  ['task', 'statecode', 'State', 0],
  ['task', 'statuscode', 'Status', -1],
])('metadata tell the default of %s.%s', async (table, column, kind, expected) => {
  const path = `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')`
  const { body } = await send(
    'ada',
    `${path}/Microsoft.Dynamics.CRM.${kind}AttributeMetadata?$select=LogicalName,DefaultFormValue`,
  )
  expect(body).toMatchObject({ LogicalName: column, DefaultFormValue: expected })
})

test('a letter begins as a draft, and is sent or received when it is completed', async () => {
  const letter = await created('letters', { subject: 'Contract' })
  expect(letter).toMatchObject({ statecode: 0, statuscode: 2 })
  const path = `letters(${String(letter['activityid'])})`
  expect((await send('ada', path, 'PATCH', { statecode: 1, statuscode: 3 })).status).toBe(204)
  expect((await send('ada', `${path}?$select=statuscode`)).body).toMatchObject({ statuscode: 3 })
  const draft = await send('ada', path, 'PATCH', { statecode: 0, statuscode: 4 })
  expect([draft.status, draft.code]).toEqual([400, '0x80048408'])
})
