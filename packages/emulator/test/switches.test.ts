import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { defaultSwitches, type Switches } from '../src/write/switches.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())

async function ask(path: string, init: RequestInit = {}, token?: string): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${token ?? (await emulator.tokenFor('mia'))}`)
  headers.set('content-type', 'application/json')
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, { ...init, headers })
}

const post = (set: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  ask(set, { method: 'POST', body: JSON.stringify(body), headers })

/** What tells one position of a switch from the other. */
type Observed = string | number | boolean | null

interface Shown {
  observe: () => Promise<Observed>
  positions: [position: Switches[keyof Switches], observed: Observed][]
}

/** What is seen in each position. Switches that need more than a request or two stand in the tests of what they change. */
const switches: Partial<Record<keyof Switches, Shown>> = {
  duplicateDetectionStatus: {
    observe: async () => {
      const body = { lastname: 'Keller', emailaddress1: 'keller@northwind.example' }
      const detected = { 'MSCRM.SuppressDuplicateDetection': 'false' }
      await post('contacts', body)
      const reply = await post('contacts', body, detected)
      return `${reply.status} ${((await reply.json()) as { error: { code: string } }).error.code}`
    },
    positions: [
      [412, '412 0x80040333'],
      [500, '500 0x80040333'],
    ],
  },
  errorCodes: {
    observe: async () => {
      const reply = await ask('contacts(00000000-0000-0000-0000-000000000001)')
      return ((await reply.json()) as { error: { code: string } }).error.code
    },
    positions: [
      ['hex', '0x80040217'],
      ['empty', ''],
    ],
  },
  organizationTypeTold: {
    observe: async () => {
      const reply = await ask(
        "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
      )
      const { Detail } = (await reply.json()) as { Detail: Record<string, string> }
      return Detail['OrganizationType'] ?? null
    },
    positions: [
      [true, 'CustomerTest'],
      [false, null],
    ],
  },
  noContentReason: {
    observe: async () => (await post('contacts', { lastname: 'Keller' })).statusText,
    positions: [
      ['No Content', 'No Content'],
      ['NoContent', 'NoContent'],
    ],
  },
  expandNextLink: {
    observe: async () => {
      emulator.rows.insert('contact', { lastname: 'Keller' })
      const reply = await ask('contacts?$select=fullname&$expand=Contact_Tasks($select=subject)&$top=1')
      const { value } = (await reply.json()) as { value: object[] }
      return 'Contact_Tasks@odata.nextLink' in value[0]!
    },
    positions: [
      [true, true],
      [false, false],
    ],
  },
  retryAfterOnThrottle: {
    observe: async () => {
      emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 3 })
      return (await ask('WhoAmI')).headers.get('retry-after')
    },
    positions: [
      [true, '3'],
      [false, null],
    ],
  },
  challenge: {
    observe: async () => {
      const token = await emulator.tokenFor('tom')
      emulator.faults.expireAccessTokens('tom')
      const reply = await ask('WhoAmI', {}, token)
      return /insufficient_claims/.exec(reply.headers.get('www-authenticate') ?? '')?.[0] ?? 'plain'
    },
    positions: [
      ['bearer', 'plain'],
      ['claims', 'insufficient_claims'],
    ],
  },
  noteTextMaxLength: {
    observe: async () => (await post('annotations', { subject: 'Visit', notetext: 'n'.repeat(100_001) })).status,
    positions: [
      [100_000, 400],
      [undefined, 204],
    ],
  },
  countByteOrderMark: {
    observe: async () => Buffer.from(await (await ask('tasks/$count')).arrayBuffer()).toString('latin1'),
    positions: [
      [true, '\u00EF\u00BB\u00BF0'],
      [false, '0'],
    ],
  },
  localChoicesAsGlobal: {
    observe: async () => {
      const column = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='accountcategorycode')"
      const expand = '$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)'
      const reply = await ask(`${column}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?${expand}`)
      const { OptionSet, GlobalOptionSet } = (await reply.json()) as Record<string, object | null>
      return JSON.stringify(GlobalOptionSet) === JSON.stringify(OptionSet)
    },
    positions: [
      [false, false],
      [true, true],
    ],
  },
}

const shown = Object.entries(switches).flatMap(([name, { observe, positions }]) =>
  positions.map(([position, observed]) => ({ name, position, observed, observe })),
)

test.each(shown)('$name is seen in its position $position', async ({ name, position, observed, observe }) => {
  Object.assign(emulator.switches, { [name]: position })
  expect(await observe()).toBe(observed)
  Object.assign(emulator.switches, defaultSwitches)
})

test('every switch is moved by some test', () => {
  const texts = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  const moved = (name: string): boolean => texts.some((text) => new RegExp(`${name}(?:: | = )`).test(text))
  expect(Object.keys(defaultSwitches).filter((name) => !moved(name))).toEqual([])
})
