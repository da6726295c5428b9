import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { mailSettings } from '../../apps/server/src/mail/mail-settings.ts'
import { Secret } from '../../apps/server/src/secret.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../apps/server/test/mail-server.ts'
import { inWorkspace } from '../../packages/crm/src/index.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import {
  accessibilityFindings,
  newWindow,
  passMicrosoftSignIn,
  takePicture,
  type Watched,
  windowOf,
} from './signed-in-page.ts'

let mail: MailServer
let demo: RunningDemo
let chromium: OpenBrowser
let adas: Page
let mias: Page
let watched: Watched[]
beforeAll(async () => {
  mail = await startMailServer()
  const settings = mailSettings(new Secret(`smtp://127.0.0.1:${mail.port}`), 'Liaison <liaison@brightwater.example>')
  demo = await startDemo('mail' in settings ? { mail: settings.mail } : {})
  chromium = await openBrowser()
  // Who comes first is the administrator.
  const ofAda = await windowOf(chromium, 'Ada Lindqvist', demo.url)
  const ofMia = await windowOf(chromium, 'Mia Keller', demo.url)
  ;[adas, mias] = [ofAda.page, ofMia.page]
  watched = [ofAda.watched, ofMia.watched]
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
  await mail?.stop()
})

/** The time that people are left to set it right themselves has passed. */
async function letTimePass(): Promise<void> {
  const { db } = demo.app.deps
  const { workspace_id } = await db.selectFrom('workspaces').select('workspace_id').executeTakeFirstOrThrow()
  await inWorkspace(db, workspace_id, async (trx) =>
    trx.updateTable('notices').set({ due_at: new Date() }).where('state', '=', 'waiting').execute(),
  )
}

const mailTo = async (address: string): Promise<ReceivedMail> =>
  vi.waitFor(
    () => {
      const found = mail.mails.findLast(({ recipients }) => recipients.includes(address))
      if (found === undefined) throw new Error(`No mail to ${address} yet`)
      return found
    },
    { timeout: 40_000, interval: 100 },
  )

/** As a program that reads mail shows it, in light and in dark. */
async function picture(html: string, name: string): Promise<string[]> {
  const page = await newWindow(chromium)
  await page.setViewportSize({ width: 720, height: 700 })
  const findings: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setContent(html)
    findings.push(...(await accessibilityFindings(page)))
    await takePicture(page, `${name}-${colorScheme}`)
  }
  await page.setViewportSize({ width: 390, height: 700 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await takePicture(page, `${name}-phone`)
  await page.context().close()
  return [...findings, ...(overflow > 0 ? [`${name} is wider than a phone`] : [])]
}

test('on the page of their connection people see where mail goes, and turn it off', async () => {
  await mias.goto(`${demo.url}/connection`)
  const choice = mias.getByRole('switch', { name: 'Tell me when my connection ends' })
  await choice.waitFor()
  expect(await choice.isChecked()).toBe(true)
  await mias.getByText('To mia@brightwater.example').waitFor()
  expect(await accessibilityFindings(mias)).toEqual([])
  await takePicture(mias, 'notices-connection')
  await choice.click()
  await expect.poll(() => choice.isChecked()).toBe(false)
  await mias.reload()
  await choice.waitFor()
  expect(await choice.isChecked()).toBe(false)
  await choice.focus()
  await mias.keyboard.press('Space')
  await expect.poll(() => choice.isChecked()).toBe(true)
})

test('whose sign-in was revoked is told by mail, which leads to the page that connects again', async () => {
  const { faults } = demo.emulator()
  faults.revokeSessions('mia')
  faults.expireAccessTokens('mia')
  expect(await mias.evaluate(async () => (await fetch('/api/accounts')).status)).toBe(409)
  await letTimePass()
  const told = await mailTo('mia@brightwater.example')
  expect(told.headers['subject']).toBe('Please sign in again: Liaison lost its connection to Dynamics')
  expect(told.text).toContain(`Sign in: ${demo.url}/connect`)
  expect(await picture(told.html, 'notices-mail-ended')).toEqual([])
  const elsewhere = await newWindow(chromium)
  await elsewhere.goto(`${demo.url}/connect`)
  await elsewhere.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(elsewhere, 'Mia Keller', demo.url)
  await elsewhere.getByRole('button', { name: 'Mia Keller' }).waitFor()
  await elsewhere.context().close()
})

test('an invitation goes out by mail, and whoever opens its link joins', async () => {
  await adas.goto(`${demo.url}/members`)
  await adas.getByRole('button', { name: 'Invite somebody' }).click()
  await adas.getByLabel('Send the link to').fill('tom.brandt@brightwater.example')
  expect(await accessibilityFindings(adas)).toEqual([])
  await takePicture(adas, 'notices-invite')
  await adas.getByRole('button', { name: 'Send the link' }).click()
  await adas.getByText('The invitation is on its way').waitFor()
  await adas.getByText('The link goes to tom.brandt@brightwater.example by e-mail').waitFor()
  await takePicture(adas, 'notices-invited')
  await adas.getByRole('button', { name: 'Done' }).click()
  const invited = await mailTo('tom.brandt@brightwater.example')
  expect(invited.headers['subject']).toContain('Ada Lindqvist invites you')
  expect(await picture(invited.html, 'notices-mail-invitation')).toEqual([])
  const [, link = ''] = /^Join: (\S+)$/m.exec(invited.text) ?? []
  expect(new URL(link).origin).toBe(demo.url)
  const toms = await newWindow(chromium)
  await toms.goto(link)
  await toms.getByRole('button', { name: 'Continue with Microsoft' }).click()
  await passMicrosoftSignIn(toms, 'Tom Brandt', demo.url)
  await toms.getByRole('button', { name: 'Tom Brandt' }).waitFor()
  await toms.context().close()
})

test('whom no mail reached is listed under health, with the answer of the mail server', async () => {
  mail.refuseRecipients({ code: 550, text: '5.1.1 No such mailbox here' })
  const status = await adas.evaluate(async () => {
    const reply = await fetch('/api/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'member', sendTo: 'nobody@brightwater.example' }),
    })
    return reply.status
  })
  expect(status).toBe(201)
  await adas.goto(`${demo.url}/health`)
  const untold = adas.getByRole('table', { name: 'Could not be told by e-mail' })
  await vi.waitFor(
    async () => {
      await adas.reload()
      await untold.waitFor({ timeout: 2_000 })
    },
    { timeout: 40_000, interval: 500 },
  )
  expect(await untold.innerText()).toContain('nobody@brightwater.example')
  expect(await untold.innerText()).toContain('It answered 550 5.1.1')
  for (const [name, scheme, width] of [
    ['light', 'light', 1360],
    ['dark', 'dark', 1360],
    ['phone', 'light', 390],
  ] as const) {
    await adas.emulateMedia({ colorScheme: scheme })
    await adas.setViewportSize({ width, height: 860 })
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePicture(adas, `notices-health-${name}`)
  }
  mail.refuseRecipients(undefined)
  expect(watched.flatMap(({ errors }) => errors.filter((error) => !error.includes('409')))).toEqual([])
})
