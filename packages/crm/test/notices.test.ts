import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, disconnect, inWorkspace, sendNotices } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation, publicUrl } from './installation.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const minute = 60
const hour = 3600
const day = 24 * hour

onEveryDatabase((database) => {
  let installation: Installation
  let post: PostOffice
  let ada: Actor
  let mia: Actor
  let miasAddress: string
  beforeEach(async () => {
    post = postOffice()
    installation = await anInstallation({ db: database().db, emulator, mailer: post })
    ada = await installation.actor('ada')
    mia = await installation.actor('mia')
    miasAddress = await addressOf(mia)
  })

  const send = async ({ deps } = installation) => sendNotices(deps, { atMost: 100 })
  const work = async (actor: Actor) => (await installation.deps.dataverseFor(actor)).whoAmI()
  const rows = async () =>
    inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.selectFrom('notices').selectAll().orderBy('created_at').execute(),
    )
  const addressOf = async ({ workspaceId, memberId }: Actor): Promise<string> =>
    inWorkspace(database().db, workspaceId, async (trx) => {
      const { username } = await trx
        .selectFrom('members')
        .select('username')
        .where('member_id', '=', memberId)
        .executeTakeFirstOrThrow()
      return username
    })
  /** As when Mia's sign-in was revoked and something of hers meets it. */
  const loseConnection = async (actor = mia) => {
    installation.passTime(2 * hour)
    emulator.faults.refuseToken({ aadsts: 50173 })
    await expect(work(actor)).rejects.toMatchObject({ code: 'connection_reauth_required' })
  }

  test('whose connection ended at work is told once, when they have not signed in again ten minutes later (P9)', async () => {
    await loseConnection()
    expect(await send()).toBe(0)
    installation.passTime(9 * minute)
    expect(await send()).toBe(0)
    installation.passTime(2 * minute)
    expect(await send()).toBe(1)
    expect(post.mails).toMatchObject([{ to: miasAddress, subject: expect.stringContaining('sign in again') }])
    const [mail] = post.mails
    expect(mail?.text).toContain('Hello Mia Keller,')
    expect(mail?.text).toContain(`Sign in: ${publicUrl}/connect`)
    expect(mail?.text).toContain('AADSTS50173')
    installation.passTime(3 * day)
    expect(await send()).toBe(0)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('who signed in again meanwhile is told nothing', async () => {
    await loseConnection()
    await installation.signIn('mia')
    installation.passTime(11 * minute)
    expect(await send()).toBe(0)
    expect(await rows()).toMatchObject([{ state: 'dropped' }])
  })

  test('what somebody does themselves is told to nobody', async () => {
    await disconnect(installation.deps, mia)
    emulator.faults.refuseToken({ aadsts: 50105 })
    await installation.signIn('mia')
    installation.passTime(day)
    expect((await rows()).filter(({ kind }) => kind === 'connection-ended')).toEqual([])
  })

  test('without a mail server nothing waits to be sent', async () => {
    const { deps } = await anInstallation({ db: database().db, emulator })
    expect(await sendNotices(deps, { atMost: 10 })).toBe(0)
    expect(await rows()).toEqual([])
  })
})
