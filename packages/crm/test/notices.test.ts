import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Actor,
  changeNoticeSettings,
  checkQuietConnections,
  disconnect,
  listAuditEvents,
  readHealthOfWorkspace,
  readNoticeSettings,
  removeMember,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation, publicUrl } from './installation.ts'
import { aMailedInstallation, day, hour, minute, type Noticed, noticed } from './noticed.ts'
import type { PostOffice } from './post-office.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  let post: PostOffice
  let ada: Actor
  let mia: Actor
  let notices: Noticed
  beforeEach(async () => {
    ;({ installation, post, ada, notices } = await aMailedInstallation(emulator, { db: database().db }))
    mia = await installation.actor('mia')
  })

  describe('whose connection ended at work', () => {
    test('is told once, when they have not signed in again ten minutes later (P9)', async () => {
      await notices.loseConnection(mia)
      expect(await notices.send()).toBe(0)
      installation.passTime(9 * minute)
      expect(await notices.send()).toBe(0)
      installation.passTime(2 * minute)
      expect(await notices.send()).toBe(1)
      expect(post.mails).toMatchObject([
        { to: await notices.addressOf(mia), subject: expect.stringContaining('sign in again') },
      ])
      const [mail] = post.mails
      expect(mail?.text).toContain('Hello Mia Keller,')
      expect(mail?.text).toContain(`Sign in: ${publicUrl}/connect`)
      expect(mail?.text).toContain('AADSTS50173')
      installation.passTime(3 * day)
      expect(await notices.send()).toBe(0)
      expect(await notices.rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
      expect((await listAuditEvents(installation.deps, ada, {})).items[0]).toMatchObject({
        kind: 'notice_sent',
        memberId: mia.memberId,
        detail: { notice: 'connection-ended' },
      })
    })

    test('is told nothing after signing in again meanwhile', async () => {
      await notices.loseConnection(mia)
      await installation.signIn('mia')
      installation.passTime(11 * minute)
      expect(await notices.send()).toBe(0)
      expect(await notices.rows()).toMatchObject([{ state: 'dropped' }])
    })

    test('is told of the next time a day later, however often it happens', async () => {
      await notices.loseConnection(mia)
      installation.passTime(11 * minute)
      expect(await notices.send()).toBe(1)
      for (let times = 0; times < 3; times += 1) {
        await installation.signIn('mia')
        await notices.loseConnection(mia)
        installation.passTime(hour)
        expect(await notices.send()).toBe(0)
      }
      installation.passTime(day)
      expect(await notices.send()).toBe(1)
      expect(await notices.rows()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
    })

    test('is told when Dynamics lets them in no more, with whom to ask and a message for them', async () => {
      const { systemUserId = '' } = emulator.users.find(({ key }) => key === 'mia') ?? {}
      emulator.rows.update('systemuser', systemUserId, { isdisabled: true })
      installation.passTime(8 * day)
      await checkQuietConnections(installation.deps, { atMost: 10, withinMs: 0 })
      emulator.rows.update('systemuser', systemUserId, { isdisabled: false })
      installation.passTime(11 * minute)
      await notices.send()
      const [mail] = post.to(await notices.addressOf(mia))
      expect(mail?.subject).toBe('Dynamics does not let you in any more')
      expect(mail?.text).toContain('Your user in Dynamics is disabled')
      expect(mail?.text).toContain('A Dynamics administrator gives you access to the environment')
      expect(mail?.text).toContain('> Please look at my user in the Power Platform admin center')
    })

    test('says in the settings whether they want to be told, and is not told when they do not', async () => {
      const { deps } = installation
      const address = await notices.addressOf(mia)
      expect(await readNoticeSettings(deps, mia)).toEqual({ sendsMail: true, address, toldByMail: true })
      await notices.loseConnection(mia)
      const changed = { sendsMail: true, address, toldByMail: false }
      expect(await changeNoticeSettings(deps, mia, { toldByMail: false })).toEqual(changed)
      expect(await readNoticeSettings(deps, ada)).toMatchObject({ toldByMail: true })
      installation.passTime(11 * minute)
      expect(await notices.send()).toBe(0)
    })

    test('is told nothing once they belong to the workspace no more', async () => {
      await notices.loseConnection(mia)
      await removeMember(installation.deps, ada, mia.memberId)
      installation.passTime(11 * minute)
      expect(await notices.send()).toBe(0)
    })
  })

  test('what somebody does themselves is told to nobody', async () => {
    await disconnect(installation.deps, mia)
    emulator.faults.refuseToken({ aadsts: 50173 })
    await installation.signIn('mia')
    installation.passTime(day)
    expect(await notices.send()).toBe(0)
    expect(await notices.rows()).toEqual([])
  })

  test('without a mail server nothing waits to be sent, and people can read that', async () => {
    const silent = await anInstallation({ db: database().db, emulator })
    const admin = await silent.actor('ada')
    const tom = await silent.actor('tom')
    const without = noticed(silent, emulator, tom.workspaceId)
    await without.loseConnection(tom)
    silent.passTime(day)
    expect(await without.send()).toBe(0)
    expect(await without.rows()).toEqual([])
    expect(await readNoticeSettings(silent.deps, tom)).toMatchObject({ sendsMail: false })
    expect((await readHealthOfWorkspace(silent.deps, admin)).notices).toEqual({ sendsMail: false, failed: [] })
  })
})
