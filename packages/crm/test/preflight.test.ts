import { createDataverseClient, undiciTransport } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Ability, type Actor, disconnect, type Preflight, readPreflight } from '../src/index.ts'
import { startEmbedded, type TestDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { type SecurityRoles, securityRoles } from './security-roles.ts'

let database: TestDatabase
let emulator: Emulator
let installation: Installation
let roles: SecurityRoles
beforeAll(async () => {
  database = await startEmbedded()
  emulator = await startEmulator({ seed: 'demo' })
  emulator.snapshots.save('before')
}, 120_000)
beforeEach(async () => {
  emulator.snapshots.load('before')
  installation = await anInstallation({ db: database.db, emulator })
  roles = securityRoles(emulator)
})
afterAll(async () => {
  await emulator.stop()
  await database.close()
})

const preflightOf = async (actor: Actor, again = false): Promise<Preflight> =>
  readPreflight(installation.deps, actor, { again })

/** As it is where the environment knows no function whose name begins like this. */
async function preflightWithout(name: string, actor: Actor): Promise<Preflight> {
  const unknown = (text: string): string => text.replaceAll(name, `Unknown${name}`)
  const send = undiciTransport()
  const dataverse = createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor('mia') },
    transport: async (request) =>
      send({
        ...request,
        url: unknown(request.url),
        ...(typeof request.body === 'string' ? { body: unknown(request.body) } : {}),
      }),
  })
  return readPreflight({ ...installation.deps, dataverseFor: () => Promise.resolve(dataverse) }, actor)
}

/** Requests of Mia's to the Web API from here on. */
function countRequests(): () => number {
  const requestsSoFar = () => installation.events.filter(({ event }) => event === 'dataverse.request_finished').length
  const before = requestsSoFar()
  return () => requestsSoFar() - before
}

const find = ({ abilities }: Preflight, id: string): Ability | undefined =>
  abilities.find((ability) => ability.id === id)

const shown = (preflight: Preflight, id: string): string => {
  const { answer, reach, missing = [] } = find(preflight, id) ?? { answer: 'not asked' }
  return [answer, reach ?? [], missing].flat().join(' ')
}

const idsWith = ({ abilities }: Preflight, answer: Ability['answer']): string[] =>
  abilities.filter((ability) => ability.answer === answer).map(({ id }) => id)

describe('who has which security role may', () => {
  test.each([
    {
      role: 'Salesperson',
      see: 'yes all',
      create: 'yes own',
      change: 'yes own',
      close: 'yes own',
      move: 'yes',
      follow: 'yes all',
    },
    {
      role: 'Sales Manager',
      see: 'yes all',
      create: 'yes units-below',
      change: 'yes units-below',
      close: 'yes units-below',
      move: 'yes',
      follow: 'yes all',
    },
    {
      role: 'Business Unit Seller',
      see: 'yes business-unit',
      create: 'yes business-unit',
      change: 'yes business-unit',
      close: 'yes business-unit',
      move: 'yes',
      follow: 'no prvReadOpportunity',
    },
    {
      role: 'Own Records Seller',
      see: 'yes own',
      create: 'yes own',
      change: 'yes own',
      close: 'yes own',
      move: 'yes',
      follow: 'no prvReadOpportunity',
    },
    {
      role: 'Read Only',
      see: 'yes all',
      create: 'no prvCreateOpportunity prvAppendOpportunity',
      change: 'no prvWriteOpportunity',
      close: 'no prvWriteOpportunity prvAppendToOpportunity prvCreateActivity prvAppendActivity',
      move: 'no prvWriteOpportunitySalesProcess prvAppendOpportunitySalesProcess',
      follow: 'yes all',
    },
    {
      role: 'System Administrator',
      see: 'yes all',
      create: 'yes all',
      change: 'yes all',
      close: 'yes all',
      move: 'yes',
      follow: 'yes all',
    },
  ])('$role: do that with deals', async ({ role, ...expected }) => {
    const actor = await installation.actor('mia')
    await roles.give('mia', role)
    const preflight = await preflightOf(actor)
    expect({
      see: shown(preflight, 'opportunity.read'),
      create: shown(preflight, 'opportunity.create'),
      change: shown(preflight, 'opportunity.update'),
      close: shown(preflight, 'opportunity.close'),
      move: shown(preflight, 'opportunitysalesprocess.move'),
      follow: shown(preflight, 'opportunity.follow'),
    }).toEqual(expected)
  })
})

test('a salesperson can do everything that everybody needs, and there is no message to send', async () => {
  const preflight = await preflightOf(await installation.actor('mia'))
  expect(idsWith(preflight, 'no')).toEqual(['bw_salesregion.create', 'bw_salesregion.update'])
  expect(idsWith(preflight, 'unknown')).toEqual([])
  expect(preflight.missing.map(({ privilege, optional, roles: having }) => [privilege, optional, having])).toEqual([
    ['prvCreatebw_SalesRegion', true, ['Sales Manager']],
    ['prvWritebw_SalesRegion', true, ['Sales Manager']],
  ])
  expect(preflight.messageForDynamicsAdmin).toBeUndefined()
})

test('what is missing to move deals is told by name, with the roles that have it (P38, P51)', async () => {
  await roles.takeFrom('Salesperson', 'prvWriteOpportunitySalesProcess')
  const preflight = await preflightOf(await installation.actor('mia'))
  expect(shown(preflight, 'opportunitysalesprocess.move')).toBe('no prvWriteOpportunitySalesProcess')
  expect(shown(preflight, 'leadtoopportunitysalesprocess.move')).toBe('yes')
  expect(preflight.missing[0]).toEqual({
    privilege: 'prvWriteOpportunitySalesProcess',
    access: 'Write',
    table: 'opportunitysalesprocess',
    tableLabel: 'Opportunity Sales Process',
    roles: ['Business Unit Seller', 'Own Records Seller', 'Sales Manager'],
    optional: false,
  })
  expect(preflight.messageForDynamicsAdmin).toBe(`Hello,

I use Liaison with our Dynamics 365 environment Brightwater Instruments (${emulator.environmentUrl}) as Mia Keller (mia@brightwater.example). My security roles there lack one privilege:

Opportunity Sales Process:
- Write (prvWriteOpportunitySalesProcess)

Roles that have it: Business Unit Seller, Own Records Seller, Sales Manager.

You find it in the Power Platform admin center (https://admin.powerplatform.microsoft.com): the environment, Settings, Users + permissions. Under Security roles you open one of my roles and add the privilege on the table above; under Users you give me another role.

Thank you!`)
})

test('to point at a row of a required table takes a privilege on both tables', async () => {
  await roles.takeFrom('Salesperson', 'prvAppendTobw_SalesRegion')
  const preflight = await preflightOf(await installation.actor('mia'))
  expect(shown(preflight, 'account.create')).toBe('no prvAppendTobw_SalesRegion')
  expect(shown(preflight, 'contact.create')).toBe('yes own')
})

test('without the right to read process flows it is told which privilege that takes (P38)', async () => {
  await roles.takeFrom('Salesperson', 'prvReadWorkflow')
  const preflight = await preflightOf(await installation.actor('mia'))
  expect(shown(preflight, 'opportunity.move')).toBe('no prvReadWorkflow')
  expect(preflight.messageForDynamicsAdmin).toContain('- Read (prvReadWorkflow)')
})

test('in an environment without deals nothing is said about them', async () => {
  const preflight = await preflightWithout('opportunity', await installation.actor('mia'))
  expect(preflight.abilities.map(({ id }) => id).filter((id) => id.includes('opportunity'))).toEqual([])
  expect(shown(preflight, 'account.create')).toBe('yes own')
  expect(shown(preflight, 'contact.link')).toBe('yes business-unit')
})

test('what comes by way of a team counts as far as it reaches', async () => {
  const actor = await installation.actor('mia')
  await roles.giveByTeam('mia', 'Sales Manager')
  await roles.give('mia', 'Own Records Seller')
  const preflight = await preflightOf(actor)
  expect(shown(preflight, 'account.read')).toBe('yes all')
  expect(shown(preflight, 'account.follow')).toBe('yes all')
})

describe('Dynamics is asked', () => {
  test('in one round trip once its tables are known, and in a second one which roles have what is missing', async () => {
    const actor = await installation.actor('mia')
    await preflightOf(actor)
    const sent = countRequests()
    await preflightOf(actor, true)
    expect(sent()).toBe(2)
    await roles.give('mia', 'System Administrator')
    const sentForAll = countRequests()
    await preflightOf(actor, true)
    expect(sentForAll()).toBe(1)
  })

  test('not again for some minutes, unless somebody wants to know anew or signed in again', async () => {
    const actor = await installation.actor('mia')
    const first = await preflightOf(actor)
    await roles.takeFrom('Salesperson', 'prvCreateContact')
    expect(await preflightOf(actor)).toEqual(first)
    expect(shown(await preflightOf(actor, true), 'contact.create')).toBe('no prvCreateContact')
    await roles.takeFrom('Salesperson', 'prvCreateAccount')
    await disconnect(installation.deps, actor)
    await installation.signIn('mia')
    expect(shown(await preflightOf(actor), 'account.create')).toBe('no prvCreateAccount')
    await roles.takeFrom('Salesperson', 'prvCreateOpportunity')
    expect(shown(await preflightOf(actor), 'opportunity.create')).toBe('yes own')
    installation.passTime(6 * 60)
    expect(shown(await preflightOf(actor), 'opportunity.create')).toBe('no prvCreateOpportunity')
  })

  test('for all privileges when it does not answer about some', async () => {
    const actor = await installation.actor('mia')
    const preflight = await preflightWithout('RetrieveUserSetOfPrivilegesByNames', actor)
    expect(shown(preflight, 'account.update')).toBe('yes business-unit')
    expect(shown(preflight, 'contact.create')).toBe('yes')
    expect(shown(preflight, 'bw_salesregion.create')).toBe('no prvCreatebw_SalesRegion')
  })

  test('for a first row of each table, which tells what can be seen although privileges are not told', async () => {
    await roles.takeFrom('Salesperson', 'prvReadNote')
    const actor = await installation.actor('mia')
    const preflight = await preflightWithout('RetrieveUser', actor)
    expect(shown(preflight, 'account.read')).toBe('yes')
    expect(shown(preflight, 'annotation.read')).toBe('no prvReadNote')
    expect(find(preflight, 'account.create')).toMatchObject({
      answer: 'unknown',
      why: 'Dynamics did not tell which privileges you have.',
    })
    expect(preflight.messageForDynamicsAdmin).toContain('- Read (prvReadNote)')
  })
})

test('who is not connected is told so, and nothing is asked', async () => {
  const actor = await installation.actor('mia')
  await disconnect(installation.deps, actor)
  await expect(preflightOf(actor)).rejects.toMatchObject({ code: 'connection_needed' })
})
