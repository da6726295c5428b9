import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Actor,
  changeRole,
  finishAdminConsent,
  sayWhoWaits,
  startAdminConsent,
  tellCredentialEnds,
  tellShownRefusal,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
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
  let adasAddress: string
  beforeEach(async () => {
    ;({ installation, post, ada, notices } = await aMailedInstallation(emulator, { db: database().db }))
    mia = await installation.actor('mia')
    adasAddress = await notices.addressOf(ada)
  })

  /** Somebody new, in a browser in which nobody is signed in. */
  const waitInBrowser = async (saysName: string): Promise<string> => {
    const { sessionId } = await tellShownRefusal(installation.deps, { sessionId: undefined })
    await sayWhoWaits(installation.deps, { sessionId, name: saysName })
    return sessionId
  }
  const work = async (actor: Actor) => (await installation.deps.dataverseFor(actor)).whoAmI()

  describe('administrators are told who waits', () => {
    test('in one mail a day, with the message for IT, and without what strangers call themselves', async () => {
      await waitInBrowser('Win a prize at evil.example')
      await waitInBrowser('Somebody else')
      installation.passTime(16 * minute)
      expect(await notices.send()).toBe(1)
      expect(post.mails).toMatchObject([{ to: adasAddress, subject: '2 people wait for access to Liaison' }])
      const [mail] = post.mails
      expect(mail?.text).toContain('- 2 people who have not signed in yet')
      expect(mail?.text).toContain(`> ${publicUrl}/auth/admin-consent?workspace=${ada.workspaceId}`)
      expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example')
      await waitInBrowser('A third')
      installation.passTime(23 * hour)
      expect(await notices.send()).toBe(0)
      await waitInBrowser('A fourth')
      installation.passTime(hour)
      expect(await notices.send()).toBe(1)
    })

    test('by name, when they are members; whoever is waiting alone is not told about themselves', async () => {
      installation.passTime(2 * hour)
      emulator.faults.refuseToken({ aadsts: 65001 })
      await expect(work(ada)).rejects.toMatchObject({ code: 'connection_consent_required' })
      installation.passTime(16 * minute)
      await notices.send()
      expect(post.mails.map(({ subject }) => subject)).toEqual(['Liaison needs an administrator’s approval again'])
      emulator.faults.refuseToken({ aadsts: 50105 })
      await expect(work(mia)).rejects.toMatchObject({ code: 'connection_not_assigned' })
      installation.passTime(day)
      await notices.send()
      const waiting = post.to(adasAddress).at(-1)
      expect(waiting?.subject).toBe('One person waits for access to Liaison')
      expect(waiting?.text).toContain('Waiting to be assigned to Liaison\n- Mia Keller')
      expect(waiting?.text).not.toContain('To forward to whoever administers Microsoft Entra')
    })

    test('only as long as somebody waits, and as long as they are administrators', async () => {
      const tom = await installation.actor('tom')
      await changeRole(installation.deps, ada, { memberId: tom.memberId, role: 'admin', sessionId: undefined })
      await waitInBrowser('Somebody')
      await changeRole(installation.deps, ada, { memberId: tom.memberId, role: 'member', sessionId: undefined })
      installation.passTime(16 * minute)
      expect(await notices.send()).toBe(1)
      expect(post.to(await notices.addressOf(tom))).toEqual([])
    })
  })

  test('whoever waited learns that an approval was reported, unless they connected by themselves (P1)', async () => {
    const tom = await installation.actor('tom')
    installation.passTime(2 * hour)
    for (const actor of [mia, tom]) {
      emulator.faults.refuseToken({ aadsts: 65001 })
      await expect(work(actor)).rejects.toMatchObject({ code: 'connection_consent_required' })
    }
    installation.passTime(day)
    await notices.send()
    const before = post.mails.length
    const { sessionId, url } = await startAdminConsent(installation.deps, {
      sessionId: undefined,
      workspaceId: ada.workspaceId,
    })
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'ada' })
    await finishAdminConsent(installation.deps, { sessionId, callbackUrl })
    await installation.signIn('tom')
    installation.passTime(3 * minute)
    expect(await notices.send()).toBe(1)
    expect(post.mails.slice(before)).toMatchObject([
      { to: await notices.addressOf(mia), subject: 'Liaison is reported as approved: try to connect' },
    ])
  })

  describe('what keeps everybody from working', () => {
    test('is told to administrators once, five minutes later', async () => {
      installation.passTime(2 * hour)
      emulator.faults.refuseToken({ aadsts: 7000222, requests: 3 })
      for (let times = 0; times < 3; times += 1) await expect(work(mia)).rejects.toThrow(/expired/)
      installation.passTime(4 * minute)
      expect(await notices.send()).toBe(0)
      installation.passTime(2 * minute)
      expect(await notices.send()).toBe(1)
      const [mail] = post.mails
      expect(mail).toMatchObject({ to: adasAddress, subject: expect.stringContaining('Liaison needs its operator') })
      expect(mail?.text).toContain('entra_client_secret_expired')
      expect(mail?.text).toContain(`Open Health: ${publicUrl}/health`)
      installation.passTime(2 * day)
      expect(await notices.send()).toBe(0)
    })

    test('and passes meanwhile is not; nor is the same told twice a day, however it flaps', async () => {
      installation.passTime(2 * hour)
      const flap = async () => {
        installation.passTime(2 * hour)
        emulator.faults.refuseToken({ aadsts: 7000222 })
        await expect(work(mia)).rejects.toThrow(/expired/)
      }
      await flap()
      await work(mia)
      installation.passTime(6 * minute)
      expect(await notices.send()).toBe(0)
      await flap()
      installation.passTime(6 * minute)
      expect(await notices.send()).toBe(1)
      await work(mia)
      await flap()
      installation.passTime(hour)
      expect(await notices.send()).toBe(0)
      installation.passTime(day)
      expect(await notices.send()).toBe(1)
    })

    test('and will in 30, 7 and 1 days is told three times, by any number of servers', async () => {
      const endsAt = new Date(Date.now() + 40 * day * 1000)
      const { db } = database()
      installation = await anInstallation({
        db,
        emulator,
        mailer: post,
        credential: { kind: 'client secret', endsAt },
      })
      await installation.signIn('ada')
      const another = installation.anotherProcess(database().another())
      const told: number[] = []
      for (let days = 0; days < 42; days += 1) {
        await Promise.all([installation, another].map(async ({ deps }) => tellCredentialEnds(deps)))
        const noticesNow = noticed(installation, emulator, ada.workspaceId)
        if ((await noticesNow.send()) > 0) told.push(40 - days)
        installation.passTime(day)
      }
      expect(told).toEqual([30, 7, 1])
      expect(post.mails.map(({ subject }) => subject)).toEqual([
        'The client secret of Liaison ends in 29 days',
        'The client secret of Liaison ends in 6 days',
        'The client secret of Liaison ends within a day',
      ])
      expect(post.mails[0]?.text).toContain('ENTRA_CLIENT_SECRET_EXPIRES')
    })
  })
})
