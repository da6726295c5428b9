import { randomUUID } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOf,
  createApiKey,
  createConnectLink,
  deleteWhatIsOver,
  finishSignIn,
  listAuditEvents,
  listInvitations,
  readSession,
  revokeInvitation,
  startSignIn,
} from '../src/index.ts'
import { inInstallation, inWorkspace } from '../src/workspaces/in-workspace.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, type Installation } from './installation.ts'
import { invite } from './invited.ts'

const hour = 3600
const day = 24 * hour
const nothing = { sessions: 0, signIns: 0, attempts: 0, connectLinks: 0, invitations: 0, notices: 0 }

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
  })

  const deleteNow = async (batchRows?: number) =>
    deleteWhatIsOver(installation.deps, batchRows === undefined ? {} : { batchRows })
  const sessionCount = async (): Promise<number> =>
    (await database().db.selectFrom('sessions').select('session_id').execute()).length
  /** Of browsers in which nobody is signed in. */
  const insertSessions = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) await startSignIn(installation.deps, {})
  }
  const aLink = async (): Promise<string> => {
    const { key } = await createApiKey(installation.deps, ada, { name: 'Portal', scopes: ['connect'] })
    const program = { ...ada, apiKeyId: key.id }
    return (await createConnectLink(installation.deps, program, { reference: 'user 1' })).id
  }
  const linkIds = async (): Promise<string[]> =>
    inWorkspace(database().db, ada.workspaceId, async (trx) => {
      const rows = await trx.selectFrom('connect_links').select('connect_link_id').execute()
      return rows.map(({ connect_link_id }) => connect_link_id)
    })

  test('what is good stays', async () => {
    const { sessionId } = await installation.signIn('mia')
    await invite(installation, ada)
    const link = await aLink()
    const before = await sessionCount()
    expect(await deleteNow()).toEqual(nothing)
    expect(await sessionCount()).toBe(before)
    expect((await readSession(installation.deps, sessionId)).member?.name).toBe('Mia Keller')
    expect((await listInvitations(installation.deps, ada)).items).toHaveLength(1)
    expect(await linkIds()).toEqual([link])
    expect(installation.events.filter(({ event }) => event === 'over.deleted')).toEqual([])
  })

  test('sessions that nobody used for twelve hours, or that are thirty days old, are deleted, in small parts', async () => {
    await insertSessions(7)
    installation.passTime(13 * hour)
    const { sessionId } = await installation.signIn('mia')
    expect(await deleteNow(3)).toEqual({ ...nothing, sessions: 8 })
    expect(await sessionCount()).toBe(1)
    for (let hours = 0; hours < 30 * 24; hours += 11) {
      await actorOf(installation.deps, sessionId)
      installation.passTime(11 * hour)
    }
    expect(await deleteNow()).toEqual({ ...nothing, sessions: 1 })
    expect(await sessionCount()).toBe(0)
    expect(installation.events.filter(({ event }) => event === 'over.deleted')).toEqual([
      { event: 'over.deleted', ...nothing, sessions: 8 },
      { event: 'over.deleted', ...nothing, sessions: 1 },
    ])
  })

  test('the secrets of a sign-in that was not finished within the hour are deleted; one on its way is not', async () => {
    const { deps } = installation
    const left = await startSignIn(deps, {})
    installation.passTime(61 * 60)
    const underWay = await startSignIn(deps, {})
    expect(await deleteNow()).toEqual({ ...nothing, signIns: 1 })
    const rows = await database().db.selectFrom('sessions').select(['sign_in', 'sign_in_at']).execute()
    expect(rows.filter(({ sign_in }) => sign_in !== null)).toHaveLength(1)
    // Where somebody went to Microsoft is still known: an approval may be what they wait for.
    expect(rows.filter(({ sign_in_at }) => sign_in_at !== null)).toHaveLength(2)
    const back = async ({ sessionId, url }: typeof left) => {
      const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
      return finishSignIn(deps, { sessionId, callbackUrl })
    }
    await expect(back(left)).rejects.toMatchObject({ code: 'sign_in_not_started' })
    expect(await back(underWay)).toMatchObject({ connectionState: 'connected' })
  })

  test('a connect link is deleted a month after its end, and an invitation a quarter of a year after', async () => {
    const { deps } = installation
    const link = await aLink()
    const used = await invite(installation, ada)
    const revoked = await invite(installation, ada)
    await revokeInvitation(deps, ada, revoked.invitation.id)
    installation.passTime(29 * day)
    await deleteNow()
    expect(await linkIds()).toEqual([link])
    installation.passTime(2 * day)
    expect(await deleteNow()).toMatchObject({ connectLinks: 1, invitations: 0 })
    expect(await linkIds()).toEqual([])
    installation.passTime(60 * day)
    // Revoked 91 days ago; the other one ended 84 days ago.
    expect(await deleteNow()).toMatchObject({ invitations: 1 })
    expect((await listInvitations(deps, ada)).items.map(({ id }) => id)).toEqual([used.invitation.id])
    const history = (await listAuditEvents(deps, ada)).items.filter(({ kind }) => kind.startsWith('invitation_'))
    expect(history).toHaveLength(3)
  })

  test('counts of attempts are deleted when they begin anew anyway', async () => {
    const now = installation.deps.clock.now()
    const count = (minutes: number) => ({
      attempt: 'sign-in',
      sender_hash: Buffer.from(randomUUID()),
      count: 1,
      ends_at: new Date(now.getTime() + minutes * 60_000),
    })
    await inInstallation(database().db, async (trx) =>
      trx
        .insertInto('attempt_counts')
        .values([count(-1), count(-5), count(5)])
        .execute(),
    )
    expect(await deleteNow(1)).toEqual({ ...nothing, attempts: 2 })
    expect(await database().db.selectFrom('attempt_counts').select('attempt').execute()).toHaveLength(1)
  })

  test('several servers at once delete everything once', async () => {
    await insertSessions(9)
    installation.passTime(13 * hour)
    const other = installation.anotherProcess(database().another())
    const both = await Promise.all([deleteNow(2), deleteWhatIsOver(other.deps, { batchRows: 2 })])
    expect(both[0].sessions + both[1].sessions).toBe(10)
    expect(await sessionCount()).toBe(0)
  })

  test('a server that stops leaves the rest for the next time', async () => {
    await insertSessions(3)
    installation.passTime(13 * hour)
    expect(await deleteWhatIsOver(installation.deps, { signal: AbortSignal.abort() })).toEqual(nothing)
    expect(await deleteNow()).toMatchObject({ sessions: 4 })
  })
})
