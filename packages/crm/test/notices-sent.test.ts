import { randomBytes } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Actor,
  countSealedValues,
  createInvitation,
  createKeyRing,
  deleteWhatIsOver,
  type Deps,
  inWorkspace,
  readHealthOfWorkspace,
  resealSecrets,
  revokeInvitation,
  sendNotices,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import type { Installation } from './installation.ts'
import { aMailedInstallation, day, hour, minute, type Noticed } from './noticed.ts'
import type { PostOffice } from './post-office.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const keys = [randomBytes(32)]

onEveryDatabase((database) => {
  let installation: Installation
  let post: PostOffice
  let ada: Actor
  let notices: Noticed
  beforeEach(async () => {
    ;({ installation, post, ada, notices } = await aMailedInstallation(emulator, { db: database().db, keys }))
  })

  const invite = async (sendTo: string) =>
    createInvitation(installation.deps, ada, { role: 'member', expiresInDays: 7, sendTo })
  const failed = async () => (await readHealthOfWorkspace(installation.deps, ada)).notices.failed

  describe('an invitation by mail', () => {
    test('has the link that is shown, who invites and until when; its code is in no row afterwards', async () => {
      const { link } = await invite('tom@contoso.example')
      const [waiting] = await notices.rows()
      expect(waiting).toMatchObject({ state: 'waiting', address: 'tom@contoso.example', sealed: expect.any(String) })
      expect(JSON.stringify(waiting)).not.toContain(link.split('#')[1])
      expect(await notices.send()).toBe(1)
      const [mail] = post.to('tom@contoso.example')
      expect(mail?.subject).toMatch(/^Ada Lindqvist invites you to Liaison \(.+\)$/)
      expect(mail?.text).toContain(`Join: ${link}`)
      expect(mail?.html).toContain(`href="${link}"`)
      expect(await notices.rows()).toMatchObject([{ state: 'sent', sealed: null }])
    })

    test('is not sent any more once it was taken back', async () => {
      const { invitation } = await invite('tom@contoso.example')
      await revokeInvitation(installation.deps, ada, invitation.id)
      expect(await notices.send()).toBe(0)
      expect(await notices.rows()).toMatchObject([{ state: 'dropped', sealed: null }])
    })

    test('is not promised where there is no mail server, and then there is no invitation', async () => {
      const { mailer: _, ...deps } = installation.deps
      const refused = createInvitation(deps, ada, { role: 'member', expiresInDays: 7, sendTo: 'tom@contoso.example' })
      await expect(refused).rejects.toMatchObject({ code: 'mail_not_set_up' })
      expect(await notices.rows()).toEqual([])
    })

    test('waits under the newest key after that was rotated, and is lost with its key', async () => {
      const { link } = await invite('tom@contoso.example')
      const newest = randomBytes(32)
      const deps = withKeys(newest, ...keys)
      await resealSecrets(deps)
      expect(Object.keys(await countSealedValues(deps.db, ada.workspaceId))).toEqual([deps.seal.keyId])
      await sendNotices(withKeys(newest), { atMost: 10 })
      expect(post.mails[0]?.text).toContain(link)
      await invite('eva@contoso.example')
      await sendNotices(withKeys(randomBytes(32)), { atMost: 10 })
      expect(await failed()).toMatchObject([{ to: 'eva@contoso.example', problem: 'unreadable' }])
    })

    const withKeys = (...ring: Uint8Array[]): Deps => ({ ...installation.deps, seal: createKeyRing(ring) })
  })

  describe('what the mail server does not take', () => {
    test('for good is listed for administrators with the number of its answer, and not tried again', async () => {
      post.answer({ kind: 'refused', problem: 'address-refused', reply: '550 5.1.1' })
      await invite('nobody@contoso.example')
      expect(await notices.send()).toBe(0)
      expect(await failed()).toEqual([
        {
          id: expect.any(String),
          kind: 'invitation',
          to: 'nobody@contoso.example',
          at: expect.any(String),
          problem: 'address-refused',
          reply: '550 5.1.1',
        },
      ])
      post.answer({ kind: 'accepted' })
      installation.passTime(day)
      expect(await notices.send()).toBe(0)
    })

    test('now is tried again after a minute, two, four and so on, until it is taken', async () => {
      post.answer({ kind: 'unavailable', problem: 'try-later', reply: '450' })
      await invite('tom@contoso.example')
      const minutes: number[] = []
      for (let passed = 0; passed < 20; passed += 1) {
        const before = post.attempts()
        await notices.send()
        if (post.attempts() > before) minutes.push(passed)
        installation.passTime(minute)
      }
      expect(minutes).toEqual([0, 1, 3, 7, 15])
      post.answer({ kind: 'accepted' })
      installation.passTime(20 * minute)
      expect(await notices.send()).toBe(1)
      expect(await failed()).toEqual([])
    })

    test('for a day is given up, and told to administrators', async () => {
      post.answer({ kind: 'unavailable', problem: 'unreachable' })
      await invite('tom@contoso.example')
      for (let hours = 0; hours < 30; hours += 1) {
        await notices.send()
        installation.passTime(hour)
      }
      expect(await failed()).toMatchObject([{ to: 'tom@contoso.example', problem: 'unreachable' }])
      expect(post.attempts()).toBeLessThan(20)
      installation.passTime(31 * day)
      expect(await failed()).toEqual([])
      installation.passTime(60 * day)
      expect(await deleteWhatIsOver(installation.deps)).toMatchObject({ notices: 1 })
    })

    test('because it is away is asked for once in a turn, not once for each mail', async () => {
      post.answer({ kind: 'unavailable', problem: 'unreachable' })
      for (const name of ['one', 'two', 'three']) await invite(`${name}@contoso.example`)
      await notices.send()
      expect(post.attempts()).toBe(1)
      post.answer({ kind: 'accepted' })
      installation.passTime(2 * minute)
      expect(await notices.send()).toBe(3)
    })

    test('because the name of the account is no address is a failure at once', async () => {
      await inWorkspace(installation.deps.db, ada.workspaceId, async (trx) =>
        trx.updateTable('members').set({ username: 'ada' }).execute(),
      )
      await notices.loseConnection(ada)
      installation.passTime(11 * minute)
      expect(await notices.send()).toBe(0)
      expect(post.attempts()).toBe(0)
      expect(await failed()).toMatchObject([{ to: 'Ada Lindqvist', problem: 'address-missing' }])
    })
  })

  test('two processes that send at once send each notice once', async () => {
    for (let count = 0; count < 12; count += 1) await invite(`person-${count}@contoso.example`)
    const another = installation.anotherProcess(database().another())
    const sent = await Promise.all([notices.send(), notices.send(another), notices.send(), notices.send(another)])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(new Set(post.mails.map(({ to }) => to)).size).toBe(12)
    expect(post.mails).toHaveLength(12)
  })

  test('a process that dies while it sends leaves the mail to another one minutes later, under the same id', async () => {
    await invite('tom@contoso.example')
    let die: (() => void) | undefined
    post.answer(async () => new Promise((_, reject) => (die = () => reject(new Error('killed')))))
    const dying = notices.send()
    await expect.poll(() => die).toBeDefined()
    post.answer({ kind: 'accepted' })
    expect(await notices.send(installation.anotherProcess(database().another()))).toBe(0)
    die?.()
    await expect(dying).rejects.toThrow('killed')
    expect(await notices.rows()).toMatchObject([{ state: 'sending', attempts: 1 }])
    await inWorkspace(installation.deps.db, ada.workspaceId, async (trx) =>
      trx
        .updateTable('notices')
        .set({ leased_until: new Date(0) })
        .execute(),
    )
    expect(await notices.send()).toBe(1)
    expect(await notices.rows()).toMatchObject([{ state: 'sent', attempts: 2, notice_id: post.mails[0]?.id }])
  })
})
