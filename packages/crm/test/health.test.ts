import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sharedPauses } from '../src/connections/shared-pauses.ts'
import {
  type Actor,
  approvePlan,
  disconnect,
  inWorkspace,
  type MemberHealth,
  planChanges,
  readHealthOfWorkspace,
  type WorkspaceHealth,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  let mia: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
    mia = await installation.actor('mia')
  })

  const health = async (): Promise<WorkspaceHealth> => readHealthOfWorkspace(installation.deps, ada)
  const healthOf = async ({ memberId }: Actor): Promise<MemberHealth> => {
    const found = (await health()).members.find(({ id }) => id === memberId)
    if (!found) throw new Error('Not among the members')
    return found
  }
  const work = async (actor: Actor): Promise<void> => {
    const dataverse = await installation.deps.dataverseFor(actor)
    await dataverse.whoAmI()
  }
  const minutesAgo = (iso: string | undefined): number =>
    Math.round((installation.deps.clock.now().getTime() - Date.parse(iso ?? '')) / 60_000)

  test('is for administrators', async () => {
    await expect(readHealthOfWorkspace(installation.deps, mia)).rejects.toMatchObject({ code: 'admin_only' })
  })

  test('tells of each member the state, since when, and whose turn it is; who needs somebody comes first', async () => {
    installation.passTime(120 * 60)
    emulator.faults.revokeSessions('mia')
    await expect(work(mia)).rejects.toMatchObject({ code: 'connection_reauth_required' })
    const { members, alarms } = await health()
    expect(members.map(({ name, connection: { state } }) => [name, state])).toEqual([
      ['Mia Keller', 'reauth-required'],
      ['Ada Lindqvist', 'connected'],
    ])
    expect(members[0]).toEqual({
      id: mia.memberId,
      name: 'Mia Keller',
      username: 'mia@brightwater.example',
      role: 'member',
      connection: {
        state: 'reauth-required',
        title: expect.any(String),
        who: 'member',
        code: 'entra_sign_in_revoked',
        serviceCode: expect.stringMatching(/^AADSTS\d+$/),
      },
      since: expect.any(String),
      lastUsedAt: expect.any(String),
      plans: { toApprove: 0, toWrite: 0 },
    })
    expect(members.map(({ since }) => minutesAgo(since))).toEqual([0, 120])
    expect(alarms).toEqual([])
  })

  test('a state lasts through new tokens and new sign-ins, until it is another', async () => {
    installation.passTime(90 * 60)
    await work(mia)
    await installation.signIn('mia')
    expect(minutesAgo((await healthOf(mia)).since)).toBe(90)
    await disconnect(installation.deps, mia)
    installation.passTime(30 * 60)
    await disconnect(installation.deps, mia)
    expect(await healthOf(mia)).toMatchObject({ connection: { state: 'disconnected' } })
    expect(minutesAgo((await healthOf(mia)).since)).toBe(30)
    await installation.signIn('mia')
    expect(minutesAgo((await healthOf(mia)).since)).toBe(0)
  })

  test('tells when somebody last worked, to a quarter of an hour and in whatever process', async () => {
    expect((await healthOf(mia)).lastUsedAt).toBeUndefined()
    await work(mia)
    installation.passTime(10 * 60)
    await work(mia)
    expect(minutesAgo((await healthOf(mia)).lastUsedAt)).toBe(10)
    installation.passTime(10 * 60)
    await work(mia)
    expect(minutesAgo((await healthOf(mia)).lastUsedAt)).toBe(0)
    expect((await healthOf(ada)).lastUsedAt).toBeUndefined()
  })

  test('tells in whose name Dynamics asked to wait, while it lasts', async () => {
    const { deps } = installation
    const until = new Date(deps.clock.now().getTime() + 5 * 60_000)
    await sharedPauses(deps, mia).write(until)
    expect((await healthOf(mia)).pausedUntil).toBe(until.toISOString())
    installation.passTime(6 * 60)
    expect((await healthOf(mia)).pausedUntil).toBeUndefined()
  })

  test('counts plans that wait for their author, and those that wait to be written', async () => {
    const { deps } = installation
    const plan = async (lastname: string) =>
      planChanges(deps, mia, { changes: [{ kind: 'create', table: 'contact', fields: { lastname } }] })
    const [first] = [await plan('One'), await plan('Two'), await plan('Three')]
    await approvePlan(deps, mia, first.id, { expectedHash: first.hash })
    expect((await healthOf(mia)).plans).toEqual({ toApprove: 2, toWrite: 1 })
    expect((await healthOf(ada)).plans).toEqual({ toApprove: 0, toWrite: 0 })
  })

  test('has nothing of tokens, and nothing of what is in plans', async () => {
    const { deps } = installation
    await planChanges(deps, mia, {
      changes: [{ kind: 'create', table: 'contact', fields: { lastname: 'Nordkap' } }],
      reason: 'Nordkap',
    })
    await work(mia)
    const tokens = await inWorkspace(deps.db, mia.workspaceId, async (trx) =>
      trx.selectFrom('connections').select('tokens').execute(),
    )
    const told = JSON.stringify(await health())
    expect(tokens.map((row) => row.tokens?.length ?? 0)).toEqual([expect.any(Number), expect.any(Number)])
    for (const secret of [...tokens.map((row) => row.tokens ?? 'none'), 'Nordkap']) expect(told).not.toContain(secret)
  })

  test('what only the operator can mend is there, and nobody is shown as logged out for it', async () => {
    installation.passTime(120 * 60)
    emulator.faults.refuseToken({ aadsts: 7000222 })
    await expect(work(mia)).rejects.toMatchObject({ aadsts: 7000222 })
    const { members, alarms } = await health()
    expect(members.map(({ connection: { state } }) => state)).toEqual(['connected', 'connected'])
    expect(alarms).toMatchObject([{ serviceCode: 'AADSTS7000222', times: 1 }])
  })
})
