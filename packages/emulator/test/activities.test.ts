import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { sendAs } from './send-as.ts'
import { startWebApi } from './web-api.ts'

let emulator: Emulator
let contact: string
let account: string
const send = sendAs(() => emulator)
const personId = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

beforeAll(async () => {
  ;({ emulator } = await startWebApi())
  contact = emulator.rows.insert('contact', { lastname: 'Berg' })
  account = emulator.rows.insert('account', { name: 'Contoso' })
})
afterAll(() => emulator.stop())

const times = { scheduledstart: '2026-03-03T09:00:00Z', scheduledend: '2026-03-03T10:00:00Z' }

const meeting = async (parties: object[], more: object = {}): Promise<string> => {
  const subject = `Demo ${crypto.randomUUID()}`
  const { status } = await send('ada', 'appointments', 'POST', {
    subject,
    ...times,
    ...more,
    appointment_activity_parties: parties,
  })
  expect(status).toBe(204)
  return emulator.rows.list('appointment').find((row) => row['subject'] === subject)!['activityid'] as string
}

describe('the parties of a meeting', () => {
  test('are contacts, colleagues and addresses of people nobody knows, each in a role', async () => {
    const id = await meeting([
      { 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 5 },
      { 'partyid_systemuser@odata.bind': `/systemusers(${personId('tom')})`, participationtypemask: 6 },
      { addressused: 'stranger@example.org', unresolvedpartyname: 'A stranger', participationtypemask: 5 },
    ])
    const expand = 'appointment_activity_parties($select=addressused,unresolvedpartyname,_partyid_value)'
    const { body } = await send('ada', `appointments(${id})?$select=subject&$expand=${expand}`)
    const parties = (body['appointment_activity_parties'] as Record<string, unknown>[]).map((party) => [
      party['_partyid_value'],
      party['addressused'],
      party['unresolvedpartyname'],
    ])
    expect(parties).toHaveLength(3)
    expect(parties).toEqual(
      expect.arrayContaining([
        [contact, null, null],
        [personId('tom'), null, null],
        [null, 'stranger@example.org', 'A stranger'],
      ]),
    )
  })

  // Messages of the table reference: activityparty has RetrieveMultiple, Associate and Disassociate only.
  test('are neither made, changed, deleted nor read one by one, but read as a list', async () => {
    const id = await meeting([{ 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 5 }])
    const list = await send('ada', `activityparties?$select=participationtypemask&$filter=_activityid_value eq ${id}`)
    const [party] = list.body['value'] as Record<string, unknown>[]
    expect(party).toMatchObject({ participationtypemask: 5 })
    const one = `activityparties(${String(party!['activitypartyid'])})`
    const refused: unknown[] = []
    for (const [path, method, body] of [
      ['activityparties', 'POST', { participationtypemask: 5 }],
      [`appointments(${id})/appointment_activity_parties`, 'POST', { participationtypemask: 5 }],
      [one, 'PATCH', { participationtypemask: 6 }],
      [one, 'DELETE', undefined],
      [one, 'GET', undefined],
    ] as const) {
      const reply = await send('ada', path, method, body)
      refused.push([reply.status, reply.code, (reply.body['error'] as { message: string }).message.slice(0, 23)])
    }
    expect(refused).toEqual([
      [400, '0x80040800', "The 'Create' method doe"],
      [400, '0x80040800', "The 'Create' method doe"],
      [400, '0x80040800', "The 'Update' method doe"],
      [400, '0x80040800', "The 'Delete' method doe"],
      [400, '0x80040800', "The 'Retrieve' method d"],
    ])
  })

  test.each([
    [{ addressused: 'x'.repeat(321) }, '0x80044331'],
    [{ unresolvedpartyname: 'x'.repeat(201) }, '0x80044331'],
  ])('are held to the limits of their columns: %#', async (party, code) => {
    const reply = await send('ada', 'appointments', 'POST', {
      subject: 'Demo',
      ...times,
      appointment_activity_parties: [{ participationtypemask: 5, ...party }],
    })
    expect([reply.status, reply.code]).toEqual([400, code])
  })
})

test.each([
  ['appointments', { subject: 'x'.repeat(201), ...times }],
  ['tasks', { subject: 'x'.repeat(201) }],
  ['phonecalls', { subject: 'x'.repeat(201) }],
  ['phonecalls', { subject: 'Call', phonenumber: '1'.repeat(201) }],
  ['appointments', { subject: 'Demo', location: 'x'.repeat(201), ...times }],
  ['emails', { subject: 'x'.repeat(801) }],
  ['tasks', { subject: 'Call', description: 'x'.repeat(2001) }],
])('%s refuse longer texts than they hold: %#', async (set, body) => {
  const reply = await send('ada', set, 'POST', body)
  expect([reply.status, reply.code]).toEqual([400, '0x80044331'])
})

describe('an activity that is completed', () => {
  test('ends at that time, unless an end is written with it, and keeps it when it is opened again', async () => {
    emulator.clock.freeze()
    const now = emulator.clock.now().toISOString().slice(0, 19)
    const task = emulator.rows.insert('task', { subject: 'Call back' })
    expect((await send('ada', `tasks(${task})`, 'PATCH', { statecode: 1, statuscode: 5 })).status).toBe(204)
    expect(emulator.rows.get('task', task)).toMatchObject({ statecode: 1, actualend: `${now}Z` })
    await send('ada', `tasks(${task})`, 'PATCH', { statecode: 0, statuscode: 2 })
    expect(emulator.rows.get('task', task)).toMatchObject({ statecode: 0, actualend: `${now}Z` })

    const call = emulator.rows.insert('phonecall', { subject: 'Call' })
    await send('ada', `phonecalls(${call})`, 'PATCH', {
      statecode: 2,
      statuscode: 3,
      actualend: '2026-03-02T08:00:00Z',
    })
    expect(emulator.rows.get('phonecall', call)).toMatchObject({ statecode: 2, actualend: '2026-03-02T08:00:00Z' })
  })

  test('a meeting that is scheduled has not ended', async () => {
    const id = await meeting([], { 'regardingobjectid_account_appointment@odata.bind': `/accounts(${account})` })
    expect((await send('ada', `appointments(${id})`, 'PATCH', { statecode: 3 })).status).toBe(204)
    const { body } = await send('ada', `appointments(${id})?$select=statecode,statuscode,actualend`)
    expect(body).toMatchObject({ statecode: 3, statuscode: 5, actualend: null })
  })
})
