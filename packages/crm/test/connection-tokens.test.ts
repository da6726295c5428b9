import { randomBytes, randomUUID } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, actorOf, inWorkspace, readSession, startSignIn } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { everyStoredValue, openedTokens } from './stored-values.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const hours = (count: number): number => count * 3600
const whoAmI = async ({ deps }: Installation, actor: Actor): Promise<string> =>
  (await (await deps.dataverseFor(actor)).whoAmI()).userId
const systemUserOf = (key: string): string | undefined => emulator.users.find((user) => user.key === key)?.systemUserId
const countOf = ({ events }: Installation, event: string): number =>
  events.filter((each) => each.event === event).length

onEveryDatabase((database) => {
  const keys = [randomBytes(32)]
  let installation: Installation
  let mia: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator, keys })
    mia = await installation.actor('mia')
  })

  const connectionOf = async ({ workspaceId, memberId }: Actor) =>
    inWorkspace(database().db, workspaceId, async (trx) =>
      trx.selectFrom('connections').selectAll().where('member_id', '=', memberId).executeTakeFirstOrThrow(),
    )

  const insertApprovedPlan = async ({ workspaceId, memberId }: Actor): Promise<string> => {
    const planId = randomUUID()
    await inWorkspace(database().db, workspaceId, async (trx) =>
      trx
        .insertInto('plans')
        .values({
          workspace_id: workspaceId,
          plan_id: planId,
          created_by: memberId,
          state: 'approved',
          hash: 'hash',
          proposal_hash: 'hash',
          changes: '[]',
          operations: '[]',
          created_at: new Date(),
          approved_at: new Date(),
        })
        .execute(),
    )
    return planId
  }

  test('a token that ends is renewed once for twenty requests at the same time (P13)', async () => {
    installation.passTime(hours(2))
    const users = await Promise.all(Array.from({ length: 20 }, async () => whoAmI(installation, mia)))
    expect(new Set(users)).toEqual(new Set([systemUserOf('mia')]))
    expect(installation.refreshCount()).toBe(1)
    expect(countOf(installation, 'connection.refreshed')).toBe(1)
    expect((await connectionOf(mia)).tokens_version).toBe(2)
  })

  test('two processes renew it once between them, and both go on with the newest (P13)', async () => {
    const other = installation.anotherProcess(database().another())
    installation.passTime(hours(2))
    const users = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => whoAmI(index % 2 === 0 ? installation : other, mia)),
    )
    expect(new Set(users)).toEqual(new Set([systemUserOf('mia')]))
    expect(installation.refreshCount() + other.refreshCount()).toBe(1)
    expect((await connectionOf(mia)).tokens_version).toBe(2)
  })

  test('a token that Dynamics takes back early is renewed once, and what was asked is answered', async () => {
    await whoAmI(installation, mia)
    emulator.faults.expireAccessTokens()
    const users = await Promise.all(Array.from({ length: 20 }, async () => whoAmI(installation, mia)))
    expect(new Set(users)).toEqual(new Set([systemUserOf('mia')]))
    expect((await connectionOf(mia)).tokens_version).toBe(2)
  })

  test('a process that died while renewing holds others up only until its lease ends', async () => {
    installation.passTime(hours(2))
    await inWorkspace(database().db, mia.workspaceId, async (trx) => {
      await sql`
        update connections set refresh_lease_id = gen_random_uuid(),
          refresh_lease_until = clock_timestamp() + interval '300 milliseconds'`.execute(trx)
    })
    expect(await whoAmI(installation, mia)).toBe(systemUserOf('mia'))
    expect((await connectionOf(mia)).tokens_version).toBe(2)
  })

  test('an expired client secret alarms the operator and logs nobody out (P11)', async () => {
    installation.passTime(hours(2))
    emulator.faults.refuseToken({ aadsts: 7000222 })
    await expect(whoAmI(installation, mia)).rejects.toMatchObject({ code: 'entra_client_secret_expired' })
    expect(await connectionOf(mia)).toMatchObject({ state: 'connected', problem: null, refresh_lease_id: null })
    expect(installation.events).toContainEqual(
      expect.objectContaining({ event: 'operator.action_needed', code: 'entra_client_secret_expired' }),
    )
    expect(await whoAmI(installation, mia)).toBe(systemUserOf('mia'))
  })

  test("Microsoft's bad hour logs nobody out, and a token that still holds is used", async () => {
    // A minute before its end, when it should long have been renewed.
    const { expiresAt } = await openedTokens(installation, mia)
    installation.passTime((Date.parse(expiresAt) - installation.deps.clock.now().getTime()) / 1000 - 60)
    emulator.faults.refuseToken({ aadsts: 90055 })
    expect(await whoAmI(installation, mia)).toBe(systemUserOf('mia'))
    expect(await connectionOf(mia)).toMatchObject({ state: 'connected', tokens_version: 1 })
  })

  test.each([
    [50173, 'reauth-required', 'entra_sign_in_revoked'],
    [700082, 'reauth-required', 'entra_sign_in_inactive'],
    [70043, 'reauth-required', 'entra_sign_in_frequency'],
    [50076, 'reauth-required', 'entra_mfa_required'],
    [53003, 'reauth-required', 'entra_blocked_by_policy'],
    [65001, 'consent-required', 'entra_consent_required'],
    [50105, 'not-assigned', 'entra_not_assigned'],
  ])(
    'AADSTS%d on renewal leaves the connection %s, with its own explanation (P9, P10)',
    async (aadsts, state, code) => {
      const tom = await installation.actor('tom')
      installation.passTime(hours(2))
      emulator.faults.refuseToken({ aadsts })
      await expect(whoAmI(installation, mia)).rejects.toMatchObject({ state })
      expect(await connectionOf(mia)).toMatchObject({
        state,
        tokens: null,
        problem: { code, serviceCode: `AADSTS${aadsts}` },
      })
      // The next one does not ask Microsoft again, and nobody else is concerned (P12).
      await expect(installation.deps.dataverseFor(mia)).rejects.toMatchObject({ state })
      expect(await whoAmI(installation, tom)).toBe(systemUserOf('tom'))
    },
  )

  test('whose sessions were revoked at Microsoft signs in again, and their approved plans are queued (P9)', async () => {
    const { sessionId } = await installation.signIn('tom')
    const tom = await actorOf(installation.deps, sessionId)
    const planId = await insertApprovedPlan(tom)
    emulator.faults.revokeSessions('tom')
    installation.passTime(hours(2))
    await expect(whoAmI(installation, tom)).rejects.toMatchObject({ code: 'connection_reauth_required' })
    expect((await readSession(installation.deps, sessionId)).connection).toMatchObject({ state: 'reauth-required' })

    await installation.signIn('mia')
    expect(installation.queued).toEqual([])
    expect((await installation.signIn('tom', { sessionId })).connectionState).toBe('connected')
    expect(installation.queued).toEqual([{ workspaceId: tom.workspaceId, planId }])
  })

  test("no token stands readable in the database, and a copied one opens nobody else's connection (P12)", async () => {
    const tom = await installation.actor('tom')
    await whoAmI(installation, mia)
    const { sessionId } = await startSignIn(installation.deps, {})
    const stored = await everyStoredValue(database().db, mia)
    expect(stored).toContain('Mia Keller')
    const { accessToken, refreshToken } = await openedTokens(installation, mia)
    for (const secret of [accessToken, refreshToken, sessionId, emulator.clientSecret]) {
      expect(secret.length).toBeGreaterThan(20)
      expect(stored).not.toContain(secret)
    }
    const { tokens } = await connectionOf(mia)
    await inWorkspace(database().db, tom.workspaceId, async (trx) =>
      trx.updateTable('connections').set({ tokens }).where('member_id', '=', tom.memberId).execute(),
    )
    const copied = installation.anotherProcess()
    await expect(copied.deps.dataverseFor(tom)).rejects.toMatchObject({ code: 'sealed_value_unreadable' })
  })
})
