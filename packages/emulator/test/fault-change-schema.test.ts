import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SchemaChange } from '../src/faults/change-schema.ts'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())

/** The subject of leads as a client finds it in the metadata. */
const definition = async (): Promise<Record<string, unknown> | undefined> => {
  const cast = 'Microsoft.Dynamics.CRM.StringAttributeMetadata'
  const path = `EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='subject')/${cast}`
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor('ada')}` },
  })
  return reply.status === 200 ? ((await reply.json()) as Record<string, unknown>) : undefined
}

const of = { table: 'lead', column: 'subject' }
const rating = { table: 'lead', column: 'leadqualitycode' }
const label77 = (): string | undefined =>
  emulator.schema.tables
    .get('lead')!
    .columns.get('leadqualitycode')!
    .options!.find(({ value }) => value === 77)?.labels[0]?.label

const schemaChanges: [change: SchemaChange, shows: () => unknown, expected: unknown][] = [
  [{ change: 'length', ...of, maxLength: 12 }, async () => (await definition())?.['MaxLength'], 12],
  [
    { change: 'required', ...of, level: 'ApplicationRequired' },
    async () => JSON.stringify((await definition())?.['RequiredLevel']).includes('"Value":"ApplicationRequired"'),
    true,
  ],
  [
    { change: 'rename-column', ...of, label: 'Matter' },
    async () => JSON.stringify((await definition())?.['DisplayName']).includes('"Matter"'),
    true,
  ],
  [{ change: 'add-option', ...rating, value: 77, label: 'Lukewarm' }, label77, 'Lukewarm'],
  [{ change: 'rename-option', ...rating, value: 77, label: 'Tepid', languageCode: 1033 }, label77, 'Tepid'],
  [{ change: 'remove-option', ...rating, value: 77 }, label77, undefined],
  [
    {
      change: 'add-column',
      table: 'lead',
      column: 'bw_mood',
      spec: { schemaName: 'bw_Mood', type: 'String', label: 'Mood' },
    },
    () => emulator.schema.tables.get('lead')!.columns.get('bw_mood')?.required,
    'ApplicationRequired',
  ],
  [{ change: 'secured', ...of, secured: true }, async () => (await definition())?.['IsSecured'], true],
  [{ change: 'drop-column', ...of }, definition, undefined],
  [{ change: 'finish-key-indexes' }, () => 'answered', 'answered'],
  [{ change: 'expire-version-stamps' }, () => 'answered', 'answered'],
]

test.each(schemaChanges)('%j over HTTP', async (change, shows, expected) => {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/faults/changeSchema`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining('"faults"')])
  expect(await shows()).toEqual(expected)
})
