import { type DataverseClient, entity, eq, lookup, lookupOf } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, readPreflight } from '../src/index.ts'
import { startEmbedded, type TestDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { type SecurityRoles, securityRoles } from './security-roles.ts'

let database: TestDatabase
let emulator: Emulator
let installation: Installation
let roles: SecurityRoles
let mia: Actor
let dataverse: DataverseClient
/** Ids of rows of Mia's. */
let mine: { region: string; account: string; contact: string; deal: string }

beforeAll(async () => {
  database = await startEmbedded()
  emulator = await startEmulator({ seed: 'empty' })
  installation = await anInstallation({ db: database.db, emulator })
  roles = securityRoles(emulator)
  mia = await installation.actor('mia')
  dataverse = await installation.deps.dataverseFor(mia)
  mine = await layMine()
  emulator.snapshots.save('before')
}, 120_000)
beforeEach(() => emulator.snapshots.load('before'))
afterAll(async () => {
  await emulator?.stop()
  await database?.close()
})

/** By the service, so that the deal gets its place in the flow. */
async function layMine(): Promise<typeof mine> {
  const owner = { table: 'systemuser', id: userId('mia') }
  const region = emulator.rows.insert('bw_salesregion', { bw_name: 'North', ownerid: owner })
  const { id: account } = await dataverse.create('account', {
    name: 'Alpenglas AG',
    bw_salesregionid: lookup('bw_salesregion', region),
  })
  const { id: contact } = await dataverse.create('contact', { lastname: 'Keller' })
  const { id: deal } = await dataverse.create('opportunity', { name: 'Deal', customerid: lookup('account', account) })
  return { region, account, contact, deal }
}

const userId = (person: string): string => emulator.users.find(({ key }) => key === person)?.systemUserId ?? ''

/** What people do, as it is done. */
const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
  'account.read': async () => dataverse.retrieve('account', mine.account),
  'account.create': async () =>
    dataverse.create('account', { name: 'New', bw_salesregionid: lookup('bw_salesregion', mine.region) }),
  'account.update': async () => dataverse.update('account', mine.account, { telephone1: '+49 30 1' }),
  'account.assign': async () =>
    dataverse.update('account', mine.account, { ownerid: lookup('systemuser', userId('tom')) }),
  'contact.create': async () => dataverse.create('contact', { lastname: 'New' }),
  'contact.link': async () =>
    dataverse.update('contact', mine.contact, { parentcustomerid: lookup('account', mine.account) }),
  'opportunity.create': async () =>
    dataverse.create('opportunity', { name: 'New', customerid: lookup('account', mine.account) }),
  'opportunity.close': async () =>
    dataverse.callAction('WinOpportunity', {
      Status: 3,
      OpportunityClose: entity('opportunityclose', { subject: 'Won', opportunityid: lookup('opportunity', mine.deal) }),
    }),
  'opportunitysalesprocess.move': moveOn,
  'annotation.create': async () => dataverse.create('annotation', { subject: 'New' }),
  'annotation.link': async () =>
    dataverse.create('annotation', { subject: 'New', objectid: lookup('opportunity', mine.deal) }),
  'activitypointer.create': async () => dataverse.create('phonecall', { subject: 'New' }),
  'activitypointer.link': async () =>
    dataverse.create('phonecall', { subject: 'New', regardingobjectid: lookup('contact', mine.contact) }),
}

async function moveOn(): Promise<void> {
  for await (const row of dataverse.list('opportunitysalesprocess', { filter: eq('opportunityid', mine.deal) })) {
    const id = String(row['businessprocessflowinstanceid'])
    const path = await dataverse.callFunction<{ value: { processstageid: string }[] }>('RetrieveActivePath', {
      ProcessInstanceId: id,
    })
    const stages = path.value.map(({ processstageid }) => processstageid)
    const next = stages.indexOf(lookupOf(row, 'activestageid')?.id ?? '') + 1
    return dataverse.update('opportunitysalesprocess', id, {
      activestageid: lookup('processstage', stages[next] ?? ''),
      traversedpath: stages.slice(0, next + 1).join(','),
    })
  }
  throw new Error('The deal is in no flow')
}

const answerTo = async (id: string) => {
  const { abilities } = await readPreflight(installation.deps, mia, { again: true })
  return abilities.find((ability) => ability.id === id)
}

test.each(Object.keys(deeds))('%s: yes, and so it is', async (id) => {
  expect(await answerTo(id)).toMatchObject({ answer: 'yes', missing: [] })
  await expect(deeds[id]?.()).resolves.not.toBeInstanceOf(Error)
})

test.each([
  ['account.read', 'prvReadAccount'],
  ['account.create', 'prvCreateAccount'],
  ['account.create', 'prvAppendAccount'],
  ['account.create', 'prvAppendTobw_SalesRegion'],
  ['account.update', 'prvWriteAccount'],
  ['account.assign', 'prvAssignAccount'],
  ['contact.create', 'prvCreateContact'],
  ['contact.link', 'prvAppendContact'],
  ['contact.link', 'prvAppendToAccount'],
  ['opportunity.create', 'prvCreateOpportunity'],
  ['opportunity.create', 'prvAppendOpportunity'],
  ['opportunity.close', 'prvWriteOpportunity'],
  ['opportunity.close', 'prvAppendToOpportunity'],
  ['opportunity.close', 'prvCreateActivity'],
  ['opportunity.close', 'prvAppendActivity'],
  ['opportunitysalesprocess.move', 'prvReadOpportunitySalesProcess'],
  ['opportunitysalesprocess.move', 'prvWriteOpportunitySalesProcess'],
  ['opportunitysalesprocess.move', 'prvAppendOpportunitySalesProcess'],
  ['annotation.create', 'prvCreateNote'],
  ['annotation.link', 'prvAppendNote'],
  ['annotation.link', 'prvAppendToOpportunity'],
  ['activitypointer.create', 'prvCreateActivity'],
  ['activitypointer.link', 'prvAppendActivity'],
  ['activitypointer.link', 'prvAppendToContact'],
])('%s: no without %s, and so it is', async (id, privilege) => {
  await roles.takeFrom('Salesperson', privilege)
  expect(await answerTo(id)).toMatchObject({ answer: 'no', missing: [privilege] })
  await expect(deeds[id]?.()).rejects.toMatchObject({ code: 'dataverse_access_denied', privilege })
})
