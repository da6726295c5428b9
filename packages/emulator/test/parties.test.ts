import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { startWebApi, type WebApi } from './web-api.ts'

let emulator: Emulator
let api: WebApi['api']
let email: string
let contacts: string[]

beforeAll(async () => {
  ;({ emulator, api } = await startWebApi())
  contacts = ['Berg', 'Keller'].map((lastname) => emulator.rows.insert('contact', { lastname }))
})
beforeEach(() => {
  email = emulator.rows.insert('email', { subject: 'Your offer' })
  emulator.rows.insert('activityparty', {
    activityid: { table: 'email', id: email },
    partyid: { table: 'contact', id: contacts[0]! },
    participationtypemask: 2,
  })
})
afterAll(() => emulator.stop())

const send = async (method: string, path: string, body: object): Promise<number> =>
  (await api(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status
const party = (contact: string, participationtypemask: number): object => ({
  'partyid_contact@odata.bind': `/contacts(${contact})`,
  participationtypemask,
})
const partiesOf = (activity: string): object[] =>
  emulator.rows
    .list('activityparty')
    .filter((row) => (row['activityid'] as { id: string }).id === activity)
    .map((row) => ({ contact: (row['partyid'] as { id: string }).id, mask: row['participationtypemask'] }))

test('PATCH with a party list puts it in the place of the one before, PATCH without leaves it', async () => {
  expect(await send('PATCH', `emails(${email})`, { subject: 'Our offer' })).toBe(204)
  expect(partiesOf(email)).toEqual([{ contact: contacts[0], mask: 2 }])
  expect(await send('PATCH', `emails(${email})`, { email_activity_parties: [party(contacts[1]!, 3)] })).toBe(204)
  expect(partiesOf(email)).toEqual([{ contact: contacts[1], mask: 3 }])
})

test('PUT of the list does the same, or is refused where the switch says so', async () => {
  const list = { value: [party(contacts[1]!, 3)] }
  expect(await send('PUT', `emails(${email})/email_activity_parties`, list)).toBe(204)
  expect(partiesOf(email)).toEqual([{ contact: contacts[1], mask: 3 }])
  emulator.switches.replacePartiesByPut = false
  expect(await send('PUT', `emails(${email})/email_activity_parties`, { value: [] })).toBe(405)
  emulator.switches.replacePartiesByPut = true
  expect(partiesOf(email)).toHaveLength(1)
})
