import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { errorOf } from './web-api.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())

const send = async (
  user: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await emulator.tokenFor(user)}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })

describe("the organisation's own plug-in", () => {
  const create = async (user: string, headers: Record<string, string>): Promise<Response> =>
    send(user, 'POST', 'accounts', { name: 'Contoso' }, headers)

  test.each([
    { 'mscrm.bypasscustompluginexecution': 'true' },
    { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' },
  ])('does not run for those who may do without it and say so: %j', async (headers) => {
    const reply = await create('ada', {})
    expect([reply.status, await errorOf(reply)]).toMatchObject([400, { code: '0x80040265' }])
    expect((await create('ada', headers)).status).toBe(204)
    const refused = await create('mia', headers)
    expect([refused.status, await errorOf(refused)]).toMatchObject([
      403,
      { code: '0x80040220', message: expect.stringContaining('is missing prvBypassCustom') },
    ])
  })

  test('runs when only what comes afterwards is to be left out', async () => {
    expect((await create('ada', { 'mscrm.bypassbusinesslogicexecution': 'CustomAsync' })).status).toBe(400)
  })
})

describe('what an update cannot carry', () => {
  const refusal = async (body: object): Promise<unknown> => {
    const id = emulator.rows.insert('account', { name: 'Contoso' })
    const contacts = emulator.rows.count('contact')
    const reply = await send('ada', 'PATCH', `accounts(${id})`, body)
    expect([reply.status, emulator.rows.count('contact')]).toEqual([501, contacts])
    return errorOf(reply)
  }

  test('rows in a collection other than the parties of an activity', async () => {
    expect(await refusal({ contact_customer_accounts: [{ lastname: 'Keller' }] })).toMatchObject({
      message: 'The emulator does not emulate contact_customer_accounts in an update.',
    })
    const contact = emulator.rows.insert('contact', { lastname: 'Keller' })
    expect(await refusal({ 'contact_customer_accounts@odata.bind': [`/contacts(${contact})`] })).toMatchObject({
      message: expect.stringContaining('contact_customer_accounts'),
    })
  })

  test('a reference in the place of a nested row', async () => {
    const contact = emulator.rows.insert('contact', { lastname: 'Keller' })
    expect(await refusal({ primarycontactid: { '@odata.id': `contacts(${contact})` } })).toMatchObject({
      message: expect.stringContaining("'@odata.id' within primarycontactid"),
    })
  })
})

test('rows that only the platform makes are refused by the name of the message', async () => {
  const organisation = `organizations(${emulator.organizationId})`
  for (const [method, path, message] of [
    ['DELETE', organisation, 'Delete'],
    ['POST', 'organizations', 'Create'],
  ] as const) {
    const reply = await send('ada', method, path, method === 'POST' ? { name: 'other' } : undefined)
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      {
        code: '0x80040800',
        message: `The '${message}' method does not support entities of type 'organization'. MessageProcessorCache returned MessageProcessor.Empty. `,
      },
    ])
  }
  const file = await send('ada', 'POST', 'fileattachments', { filename: 'a.txt' })
  expect([file.status, await errorOf(file)]).toMatchObject([400, { code: '0x80040800' }])
  expect((await send('ada', 'PATCH', organisation, { maxuploadfilesize: 1_000_000 })).status).toBe(204)
})
