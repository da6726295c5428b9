import { randomBytes } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, checkQuietConnections, inWorkspace, readHealthOfWorkspace } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { openedTokens } from './stored-values.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const day = 24 * 3600
const keys = [randomBytes(32)]

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  let mia: Actor
  let tom: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator, keys })
    ada = await installation.actor('ada')
    mia = await installation.actor('mia')
    tom = await installation.actor('tom')
  })

  const check = async (atMost = 10, { deps } = installation) => checkQuietConnections(deps, { atMost, withinMs: 0 })
  const checkedNow = ({ events } = installation) =>
    events.flatMap((event) => (event.event === 'connection.checked' ? [event] : []))
  const alarms = async () => (await readHealthOfWorkspace(installation.deps, ada)).alarms
  const connectionOf = async ({ workspaceId, memberId }: Actor) =>
    inWorkspace(database().db, workspaceId, async (trx) =>
      trx.selectFrom('connections').selectAll().where('member_id', '=', memberId).executeTakeFirstOrThrow(),
    )

  test('who was at work this week is left alone; the others are renewed, and then left alone for a week', async () => {
    installation.passTime(5 * day)
    await (await installation.deps.dataverseFor(ada)).whoAmI()
    expect(await check()).toBe(0)
    installation.passTime(3 * day)
    const asked = installation.refreshCount()
    expect(await check()).toBe(2)
    expect(installation.refreshCount() - asked).toBe(2)
    expect(Object.fromEntries(checkedNow().map(({ memberId, outcome }) => [memberId, outcome]))).toEqual({
      [mia.memberId]: 'works',
      [tom.memberId]: 'works',
    })
    expect(await connectionOf(mia)).toMatchObject({ state: 'connected', tokens_version: 2 })
    expect(await connectionOf(ada)).toMatchObject({ tokens_version: 2, checked_at: null })
    expect(await check()).toBe(0)
  })

  test('week by week the refresh token is exchanged for a newer one, so that none gets old (P9)', async () => {
    const tokens = new Set<string>()
    for (let week = 0; week < 4; week += 1) {
      tokens.add((await openedTokens(installation, mia)).refreshToken)
      installation.passTime(8 * day)
      expect(await check()).toBe(3)
    }
    expect(tokens.size).toBe(4)
    expect(await connectionOf(mia)).toMatchObject({ state: 'connected', tokens_version: 5 })
  })

  test('who left is noticed without anybody using the connection: at Microsoft, or in Dynamics', async () => {
    emulator.entra.setAccount('mia', { disabled: true })
    const { systemUserId = '' } = emulator.users.find(({ key }) => key === 'tom') ?? {}
    emulator.rows.update('systemuser', systemUserId, { isdisabled: true })
    installation.passTime(8 * day)
    try {
      expect(await check()).toBe(3)
    } finally {
      emulator.entra.setAccount('mia', { disabled: false })
      emulator.rows.update('systemuser', systemUserId, { isdisabled: false })
    }
    expect(await connectionOf(mia)).toMatchObject({
      state: 'reauth-required',
      tokens: null,
      problem: { serviceCode: 'AADSTS50057' },
    })
    expect(await connectionOf(tom)).toMatchObject({
      state: 'no-access',
      tokens: null,
      problem: { code: 'connection_no_access', who: 'dynamics-admin', serviceCode: '0x80040225' },
    })
    expect(await connectionOf(ada)).toMatchObject({ state: 'connected' })
    const kept = await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.selectFrom('audit_events').select(['member_id', 'detail']).where('kind', '=', 'connection_changed').execute(),
    )
    expect(kept).toHaveLength(2)
    expect(kept).toContainEqual({ member_id: tom.memberId, detail: expect.objectContaining({ state: 'no-access' }) })
    expect(await check()).toBe(0)
  })

  test("an expired secret ends the round, alarms, and costs nobody the connection; Microsoft's bad hour neither", async () => {
    installation.passTime(8 * day)
    emulator.faults.refuseToken({ aadsts: 7000222 })
    expect(await check()).toBe(1)
    expect(await alarms()).toMatchObject([{ code: 'entra_client_secret_expired' }])
    emulator.faults.refuseToken({ aadsts: 90055 })
    expect(await check()).toBe(2)
    expect(checkedNow().map(({ outcome }) => outcome)).toEqual(['operator', 'unknown', 'works'])
    for (const actor of [ada, mia, tom]) expect(await connectionOf(actor)).toMatchObject({ state: 'connected' })
    // Those that could not be looked at are not tried again before tomorrow.
    expect(await check()).toBe(0)
    installation.passTime(1.1 * day)
    expect(await check()).toBe(2)
    expect(await alarms()).toEqual([])
  })

  test('processes that look at the same time look at different people, each at so many as it may', async () => {
    installation.passTime(8 * day)
    const other = installation.anotherProcess(database().another())
    const counts = await Promise.all([check(2), check(2, other)])
    expect(new Set(counts)).toEqual(new Set([1, 2]))
    expect(installation.refreshCount() + other.refreshCount()).toBe(3)
    const people = [...checkedNow(), ...checkedNow(other)].map(({ memberId }) => memberId)
    expect(new Set(people)).toEqual(new Set([ada, mia, tom].map(({ memberId }) => memberId)))
  })

  test('another organisation at the address is noticed before anybody works there (P7)', async () => {
    const right = emulator.organizationId
    installation.passTime(8 * day)
    emulator.faults.copyEnvironment()
    try {
      await check(1)
    } finally {
      emulator.faults.copyEnvironment(right)
    }
    expect(await alarms()).toMatchObject([{ code: 'environment_changed' }])
  })
})
