import { type DataverseClient, lookup } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRecords, readFields } from '../src/index.ts'
import type { FieldInput } from '../src/fields/field-input.ts'
import { resolveFieldInputs } from '../src/fields/resolve-field-input.ts'
import { everyRow } from './demo-rows.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
let dataverse: DataverseClient
let contactId: string
let twinIds: string[]
beforeAll(async () => {
  environment = await startEmulatedEnvironment()
  dataverse = environment.dataverseFor('ada')
  contactId = (
    await dataverse.create('contact', { firstname: 'Ilse', lastname: 'Einzig', emailaddress1: 'ilse@einzig.example' })
  ).id
  const twins = [1, 2].map(async () => dataverse.create('contact', { firstname: 'Max', lastname: 'Zwilling' }))
  twinIds = (await Promise.all(twins)).map(({ id }) => id).sort()
})
afterAll(async () => environment.stop())

async function resolveContact(input: FieldInput) {
  return resolveFieldInputs(dataverse, {
    table: await dataverse.tables.get('account'),
    fields: { 'Primary Contact': input },
    for: 'update',
  })
}

describe('a lookup (P20)', () => {
  test('is found by name, e-mail, id and link', async () => {
    const link = `${environment.emulator.environmentUrl}/main.aspx?appid=x&pagetype=entityrecord&etn=contact&id=${contactId}`
    for (const input of [
      'ilse einzig',
      'ilse@einzig.example',
      contactId,
      { id: contactId },
      { name: 'Ilse Einzig' },
      link,
    ]) {
      expect(await resolveContact(input)).toEqual({
        kind: 'ok',
        values: [
          {
            column: 'primarycontactid',
            label: 'Primary Contact',
            value: lookup('contact', contactId),
            text: 'Ilse Einzig',
          },
        ],
      })
    }
  })

  test('that several records could be is a question', async () => {
    const resolved = await resolveContact('Max Zwilling')
    expect(resolved).toMatchObject({
      kind: 'refused',
      problems: [{ column: 'primarycontactid', problem: 'could be several records named Max Zwilling; which one?' }],
    })
    const candidates = resolved.kind === 'refused' ? resolved.problems[0]?.candidates : []
    expect(candidates?.map(({ id }) => id).sort()).toEqual(twinIds)
  })

  test('that is nobody names those like it', async () => {
    expect(await resolveContact('Einzig')).toMatchObject({
      kind: 'refused',
      problems: [
        {
          problem: 'names Einzig, but no Contact you may see has exactly that name',
          candidates: [{ id: contactId, name: 'Ilse Einzig' }],
        },
      ],
    })
  })

  test('by an id that is none of that table is refused', async () => {
    expect(await resolveContact('00000000-0000-4000-8000-00000000dead')).toMatchObject({
      kind: 'refused',
      problems: [{ problem: expect.stringContaining('does not exist or that you may not see') }],
    })
    expect(await resolveContact({ id: contactId, table: 'account' })).toMatchObject({
      kind: 'refused',
      problems: [{ problem: 'cannot point at account, only at contact' }],
    })
  })

  test('to several tables finds the table by the name', async () => {
    const [account] = await everyRow(dataverse, 'account')
    const resolved = await resolveFieldInputs(dataverse, {
      table: await dataverse.tables.get('opportunity'),
      fields: { customerid: { id: String(account?.['accountid']) }, name: 'Ours' },
      for: 'update',
    })
    expect(resolved).toMatchObject({
      kind: 'ok',
      values: [{ column: 'customerid', value: { table: 'account' }, text: account?.['name'] }, { column: 'name' }],
    })
  })

  test('of all fields together takes one round trip', async () => {
    await resolveContact(contactId)
    const before = environment.emulator.roundTrips()
    await resolveFieldInputs(dataverse, {
      table: await dataverse.tables.get('account'),
      fields: { 'Primary Contact': 'Ilse Einzig', 'Sales Region': 'North', parentaccountid: 'Nobody' },
      for: 'update',
    })
    expect(environment.emulator.roundTrips() - before).toBeLessThanOrEqual(2)
  })
})

test('a new account needs what this environment requires (P21)', async () => {
  const resolved = await resolveFieldInputs(dataverse, {
    table: await dataverse.tables.get('account'),
    fields: {},
    for: 'create',
  })
  const problems = resolved.kind === 'refused' ? resolved.problems : []
  expect(new Map(problems.map(({ label, problem }) => [label, problem]))).toEqual(
    new Map([
      ['Account Name', 'is required'],
      ['Sales Region', 'is required'],
    ]),
  )
})

test('the fields of a table are those people fill in, required ones first', async () => {
  const { deps, actor } = environment
  const { label, fields } = await readFields(deps, actor('mia'), 'account')
  expect(label).toBe('Account')
  expect(
    fields
      .slice(0, 2)
      .map(({ column }) => column)
      .sort(),
  ).toEqual(['bw_salesregionid', 'name'])
  expect(fields.filter(({ required }) => required === 'required')).toHaveLength(2)
  const columns = fields.map(({ column }) => column)
  expect(columns).toContain('industrycode')
  for (const kept of ['accountid', 'createdon', 'modifiedby', 'versionnumber', 'importsequencenumber']) {
    expect(columns).not.toContain(kept)
  }
})

test('a deal cannot be given a status that only winning or losing it sets (P26)', async () => {
  const { deps, actor } = environment
  const { fields } = await readFields(deps, actor('mia'), 'opportunity')
  const status = fields.find(({ column }) => column === 'statuscode')
  expect(status?.choices?.map(({ label }) => label)).toEqual(['In Progress', 'On Hold'])
})

test('records to pick from are found by part of their name, people by e-mail too', async () => {
  const { deps, actor } = environment
  expect(await findRecords(deps, actor('ada'), 'contact', 'einzi')).toMatchObject({
    items: [{ table: 'contact', id: contactId, name: 'Ilse Einzig', url: expect.stringContaining(contactId) }],
  })
  const { items } = await findRecords(deps, actor('mia'), 'systemuser', 'tom@')
  expect(items).toMatchObject([{ name: 'Tom Brandt' }])
  expect((await findRecords(deps, actor('mia'), 'account')).items).toHaveLength(20)
})
