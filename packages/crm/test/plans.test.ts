import { lookupOf } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainNoteText } from '../src/notes/note-text.ts'
import { Plan, type ProposedChange } from '../src/index.ts'
import { startEmbedded, type TestDatabase } from './databases.ts'
import { type PlanFixture, startPlanFixture } from './plan-fixture.ts'

let database: TestDatabase
let fixture: PlanFixture
beforeAll(async () => {
  database = await startEmbedded()
  fixture = await startPlanFixture(database.db)
})
afterAll(async () => {
  await fixture?.stop()
  await database?.close()
})

/** Plans, approves and applies; the plan that comes back is a valid one. */
async function carryOut(changes: ProposedChange[], userKey = 'mia'): Promise<Plan> {
  const { thrown, ...plan } = await fixture.apply(await fixture.plan(changes, userKey), userKey)
  expect(thrown).toBeUndefined()
  expect(Plan.parse(plan)).toEqual(plan)
  return plan
}

describe('a plan', () => {
  test('shows every field before and after, and writes nothing before it is approved', async () => {
    const { accountId, dealId } = await fixture.aDeal()
    const before = fixture.emulator.rows.get('account', accountId)
    const plan = await fixture.plan([
      { kind: 'update', table: 'account', id: accountId, fields: { 'Main Phone': '+49 30 2', name: 'Aqualis' } },
      { kind: 'update', table: 'opportunity', id: dealId, fields: { estimatedvalue: '50000' } },
    ])
    expect(plan).toMatchObject({ state: 'draft', createdBy: { name: 'Mia Keller' } })
    expect(plan.changes).toMatchObject([
      {
        kind: 'update',
        title: 'Change Aqualis',
        record: { table: 'account', id: accountId, name: 'Aqualis' },
        fields: [{ column: 'telephone1', label: 'Main Phone', before: '+49 30 1', after: '+49 30 2' }],
      },
      { fields: [{ column: 'estimatedvalue', before: '€48,000.50', after: '€50,000.00' }] },
    ])
    expect(fixture.emulator.rows.get('account', accountId)).toEqual(before)
    expect(await fixture.read(plan.id)).toEqual(plan)
  })

  test('reads all rows concerned in one round trip', async () => {
    const { accountId, dealId } = await fixture.aDeal()
    const change: ProposedChange = { kind: 'add-note', regarding: { table: 'account', id: accountId }, text: 'Hello' }
    const win: ProposedChange = { kind: 'win', opportunityId: dealId }
    await fixture.plan([change, win])
    const before = fixture.emulator.roundTrips()
    await fixture.plan([
      change,
      win,
      { kind: 'update', table: 'opportunity', id: dealId, fields: { description: 'x' } },
    ])
    expect(fixture.emulator.roundTrips() - before).toBe(1)
  })
})

describe('applying', () => {
  test('updates a record, by the hand of the person who planned it (P50)', async () => {
    const { accountId } = await fixture.aDeal('mia')
    const plan = await carryOut(
      [{ kind: 'update', table: 'account', id: accountId, fields: { telephone1: '+49 30 2', creditlimit: '1000.10' } }],
      'eva',
    )
    expect(plan).toMatchObject({
      state: 'applied',
      receipt: {
        appliedBy: { name: 'Eva Sommer', systemUserId: fixture.systemUserId('eva') },
        records: [
          {
            table: 'account',
            id: accountId,
            outcome: 'updated',
            modifiedBy: fixture.systemUserId('eva'),
            name: 'Aqualis',
          },
        ],
      },
    })
    expect(plan.receipt?.records[0]?.url).toContain(`${fixture.emulator.environmentUrl}/main.aspx?`)
    expect(fixture.emulator.rows.get('account', accountId)).toMatchObject({
      telephone1: '+49 30 2',
      creditlimit: 1000.1,
    })
  })

  test('creates records under the ids of the plan, with the lookups that were named', async () => {
    const { accountId } = await fixture.aDeal()
    const plan = await carryOut([
      {
        kind: 'create',
        table: 'contact',
        fields: { firstname: 'Ines', lastname: 'Marchetti', parentcustomerid: { table: 'account', id: accountId } },
      },
      { kind: 'create', table: 'account', fields: { name: 'Rhône Eaux', 'Sales Region': 'Central Europe' } },
      {
        kind: 'create',
        table: 'bw_siteassessment',
        fields: { Name: 'Basement', Account: { id: accountId }, Result: 'needs WORK' },
      },
      {
        kind: 'create',
        table: 'opportunity',
        fields: { name: 'Probes', customerid: { table: 'account', id: accountId } },
      },
    ])
    expect(plan.changes.map(({ title }) => title)).toEqual([
      'Create Contact “Ines Marchetti”',
      'Create Account “Rhône Eaux”',
      'Create Site Assessment “Basement”',
      'Create Opportunity “Probes”',
    ])
    const records = plan.receipt?.records ?? []
    expect(records.map(({ id }) => id)).toEqual(plan.changes.map(({ record }) => record.id))
    for (const record of records) {
      expect(record).toMatchObject({ outcome: 'created', createdBy: fixture.systemUserId('mia') })
    }
    expect(records[0]?.name).toBe('Ines Marchetti')
    const [contact, account, assessment] = records.map(({ table, id }) => fixture.emulator.rows.get(table, id))
    expect(contact).toMatchObject({ lastname: 'Marchetti', parentcustomerid: { table: 'account', id: accountId } })
    expect(account).toMatchObject({ name: 'Rhône Eaux', bw_salesregionid: { table: 'bw_salesregion' } })
    expect(assessment).toMatchObject({ bw_result: 126240001, bw_accountid: { id: accountId } })
  })

  test.each(['account', 'contact', 'opportunity'] as const)(
    'adds a note to the %s, whose text nothing can run in (P29)',
    async (table) => {
      const { accountId, dealId } = await fixture.aDeal()
      const ids = {
        account: accountId,
        opportunity: dealId,
        contact: fixture.emulator.rows.insert('contact', {
          lastname: 'Lee',
          ownerid: { table: 'systemuser', id: fixture.systemUserId('mia') },
        }),
      }
      const text = '<b>Budget</b> is approved & signed.\nNext: call <script>alert(1)</script>'
      const plan = await carryOut([{ kind: 'add-note', regarding: { table, id: ids[table] }, title: 'Visit', text }])
      const [record] = plan.receipt?.records ?? []
      expect(record).toMatchObject({ table: 'annotation', name: 'Visit', createdBy: fixture.systemUserId('mia') })
      const row = fixture.emulator.rows.get('annotation', record?.id ?? '')
      expect(row).toMatchObject({ subject: 'Visit', objectid: { table, id: ids[table] } })
      expect(row?.['notetext']).not.toContain('<script')
      expect(plainNoteText(row?.['notetext'] as string)).toBe(text)
      expect(plan.changes[0]?.fields.find(({ column }) => column === 'notetext')?.after).toBe(text)
    },
  )

  test('wins a deal with what it brought (P26, P27)', async () => {
    const { dealId } = await fixture.aDeal()
    const plan = await carryOut([
      { kind: 'update', table: 'opportunity', id: dealId, fields: { description: 'Signed' } },
      {
        kind: 'win',
        opportunityId: dealId,
        actualRevenue: '47999.99',
        closedOn: '2026-03-31',
        comment: 'Signed today',
      },
    ])
    expect(plan.changes[1]?.fields).toMatchObject([
      { column: 'statecode', before: 'Open', after: 'Won' },
      { column: 'statuscode', before: 'In Progress', after: 'Won' },
      { column: 'subject' },
      { column: 'actualrevenue', before: null },
      { column: 'actualend', after: '2026-03-31' },
      { column: 'description', after: 'Signed today' },
    ])
    expect(plan.receipt?.records[1]).toMatchObject({ table: 'opportunity', id: dealId, outcome: 'closed' })
    expect(fixture.emulator.rows.get('opportunity', dealId)).toMatchObject({
      statecode: 1,
      description: 'Signed',
      actualvalue: 47999.99,
      actualclosedate: '2026-03-31',
    })
    const closings = fixture.emulator.rows.list('opportunityclose')
    const closing = closings.filter((row) => (row['opportunityid'] as { id: string }).id === dealId)
    expect(closing).toMatchObject([{ description: 'Signed today' }])
  })

  test('loses a deal for a reason of the organisation', async () => {
    const { dealId } = await fixture.aDeal()
    const plan = await carryOut([{ kind: 'lose', opportunityId: dealId, reason: 'out-sold' }])
    expect(plan).toMatchObject({ state: 'applied' })
    expect(fixture.emulator.rows.get('opportunity', dealId)).toMatchObject({ statecode: 2, statuscode: 5 })
  })

  test('moves a deal one stage along its flow and back (P34)', async () => {
    const { dealId } = await fixture.aDeal()
    const stageNow = async () => {
      for await (const row of fixture.dataverse('mia').list('opportunitysalesprocess')) {
        if (lookupOf(row, 'opportunityid')?.id === dealId) return lookupOf(row, 'activestageid')?.name
      }
      return undefined
    }
    expect(await stageNow()).toBe('Qualify')
    const forward = await carryOut([{ kind: 'move-stage', opportunityId: dealId, to: 'next' }])
    expect(forward.changes[0]).toMatchObject({ title: 'Move “Night shift probes” to Develop' })
    expect(forward.receipt?.records).toMatchObject([
      { table: 'opportunity', id: dealId, outcome: 'moved', modifiedBy: fixture.systemUserId('mia') },
    ])
    expect(await stageNow()).toBe('Develop')
    await carryOut([{ kind: 'move-stage', opportunityId: dealId, to: 'Qualify' }])
    expect(await stageNow()).toBe('Qualify')
  })
})
