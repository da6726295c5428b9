import { action, type DataverseClient, entity, lookup } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  readAccount,
  readAccountTimeline,
  readContact,
  readContactTimeline,
  readOpportunityTimeline,
  type TimelineEntry,
  type TimelinePage,
} from '../src/index.ts'
import { everyRow } from './demo-rows.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
let dataverse: DataverseClient
let account: string
let contact: string
let deal: string
/** Through its customer only, not through its account column. */
let customerDeal: string
const created = { account: [] as string[], contact: [] as string[], deal: [] as string[], customerDeal: [] as string[] }
let expectedOnAccount: string[]

beforeAll(async () => {
  environment = await startEmulatedEnvironment()
  dataverse = environment.dataverseFor('ada')
  const [region] = await everyRow(dataverse, 'bw_salesregion')
  const regionId = String(region?.['bw_salesregionid'])
  account = (
    await dataverse.create('account', { name: 'Timeline Labs', bw_salesregionid: lookup('bw_salesregion', regionId) })
  ).id
  contact = (await dataverse.create('contact', { lastname: 'Timeless', parentcustomerid: lookup('account', account) }))
    .id
  deal = (
    await dataverse.create('opportunity', {
      name: 'Timeline deal',
      parentaccountid: lookup('account', account),
      customerid: lookup('account', account),
      parentcontactid: lookup('contact', contact),
    })
  ).id
  customerDeal = (
    await dataverse.create('opportunity', { name: 'Customer deal', customerid: lookup('account', account) })
  ).id
  const subjects = {
    account: lookup('account', account),
    contact: lookup('contact', contact),
    deal: lookup('opportunity', deal),
    customerDeal: lookup('opportunity', customerDeal),
  }
  // Three instants for all of them: most entries share theirs with others.
  const instants = ['2026-01-05T08:00:00Z', '2026-01-05T08:00:01Z', '2026-01-06T08:00:00Z']
  for (const [name, subject] of Object.entries(subjects) as [keyof typeof subjects, ReturnType<typeof lookup>][]) {
    for (let index = 0; index < 18; index += 1) {
      const overriddencreatedon = new Date(instants[index % 3] ?? '')
      const note = { subject: `Note ${index}`, notetext: `Text ${index}`, objectid: subject, overriddencreatedon }
      const task = { subject: `Task ${index}`, regardingobjectid: subject, overriddencreatedon }
      const { id } = await (index % 2 === 0 ? dataverse.create('annotation', note) : dataverse.create('task', task))
      created[name].push(id)
    }
  }
  expectedOnAccount = Object.values(created).flat().sort()
})
afterAll(async () => environment.stop())

async function everyEntry(read: (cursor?: string) => Promise<TimelinePage>): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    expect(page.problems).toBeUndefined()
    entries.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return entries
}
const idsIn = (entries: readonly TimelineEntry[]): string[] => entries.map(({ id }) => id).sort()

describe('a timeline', () => {
  test("of an account holds its own, its contacts' and its deals' entries, each once, newest first (P40)", async () => {
    const { deps, actor } = environment
    const entries = await everyEntry(async (cursor) => readAccountTimeline(deps, actor('ada'), account, cursor))
    expect(idsIn(entries)).toEqual(expectedOnAccount)
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  test("of a contact holds its own and its deals' entries", async () => {
    const { deps, actor } = environment
    const entries = await everyEntry(async (cursor) => readContactTimeline(deps, actor('ada'), contact, cursor))
    expect(idsIn(entries)).toEqual([...created.contact, ...created.deal].sort())
  })

  test('of a deal holds its own entries', async () => {
    const { deps, actor } = environment
    const entries = await everyEntry(async (cursor) => readOpportunityTimeline(deps, actor('ada'), deal, cursor))
    expect(idsIn(entries)).toEqual(created.deal.toSorted())
  })

  test('takes one round trip a page', async () => {
    const { deps, actor, emulator } = environment
    const { nextCursor } = (await readAccount(deps, actor('ada'), account)).timeline
    const before = emulator.roundTrips()
    await readAccountTimeline(deps, actor('ada'), account, nextCursor)
    expect(emulator.roundTrips() - before).toBe(1)
  })

  test('goes on with what the screen of the record began', async () => {
    const { deps, actor } = environment
    const screen = await readContact(deps, actor('ada'), contact)
    expect(screen.problems).toEqual([])
    const rest = await everyEntry(async (cursor) =>
      readContactTimeline(deps, actor('ada'), contact, cursor ?? screen.timeline.nextCursor),
    )
    expect(idsIn([...screen.timeline.items, ...rest])).toEqual([...created.contact, ...created.deal].sort())
  })
})

describe('an entry', () => {
  test('says what it is, by whom, about what, and where it is in Dynamics', async () => {
    const { deps, actor, emulator } = environment
    const mia = environment.dataverseFor('mia')
    const ofMia = { about: lookup('opportunity', customerDeal), mia: emulator.users.find(({ key }) => key === 'mia') }
    const meeting = await mia.create('appointment', {
      subject: 'Site visit',
      regardingobjectid: ofMia.about,
      scheduledstart: new Date('2026-04-01T09:00:00Z'),
      scheduledend: new Date('2026-04-01T10:00:00Z'),
    })
    const note = await mia.create('annotation', {
      subject: 'Site visit',
      notetext: '<p>They <b>like</b> it &amp; ask for</p><ul><li>a price</li></ul>',
      objectid: ofMia.about,
    })
    const { items } = await readOpportunityTimeline(deps, actor('mia'), customerDeal)
    expect(items.find(({ id }) => id === meeting.id)).toMatchObject({
      table: 'appointment',
      kind: 'meeting',
      title: 'Site visit',
      scheduledFor: '2026-04-01T09:00:00Z',
      by: { table: 'systemuser', id: ofMia.mia?.systemUserId },
      regarding: { table: 'opportunity', id: customerDeal, name: 'Customer deal' },
      url: expect.stringContaining(`etn=appointment&id=${meeting.id}`),
    })
    expect(items.find(({ id }) => id === note.id)).toMatchObject({
      kind: 'note',
      text: 'They like it & ask for\n• a price',
      url: expect.stringContaining(`etn=opportunity&id=${customerDeal}`),
    })
  })

  test('of a closed deal is a closing', async () => {
    const { deps, actor } = environment
    await dataverse.changeSet([
      action('WinOpportunity', {
        Status: 3,
        OpportunityClose: entity('opportunityclose', {
          subject: 'Signed',
          opportunityid: lookup('opportunity', customerDeal),
        }),
      }),
    ])
    const { items } = await readOpportunityTimeline(deps, actor('ada'), customerDeal)
    expect(items.filter(({ kind }) => kind === 'closing')).toMatchObject([
      { title: 'Signed', table: 'opportunityclose' },
    ])
  })
})
