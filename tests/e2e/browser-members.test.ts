import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import {
  accessibilityFindings,
  newWindow,
  passMicrosoftSignIn,
  signIn,
  takePicture,
  type Watched,
  windowOf,
} from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let adas: Page
let watched: Watched
let link: string

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  ;({ page: adas, watched } = await windowOf(chromium, 'Ada Lindqvist', demo.url))
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const people = (page: Page) => page.getByRole('table', { name: 'Members' }).locator('tbody tr')
const decide = async (page: Page, person: string, what: string, button: string): Promise<void> => {
  await page.getByRole('button', { name: `Decide about ${person}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: button }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
}

describe('the members of a workspace', () => {
  test('an administrator finds them in the menu of their own name, and lets in only who is invited', async () => {
    await adas.getByRole('button', { name: 'Ada Lindqvist' }).click()
    await adas.getByRole('menuitem', { name: 'Members' }).click()
    await adas.getByRole('heading', { name: 'Members', level: 1 }).waitFor()
    await expect.poll(() => people(adas).allTextContents()).toEqual([expect.stringContaining('Ada Lindqvist')])
    await adas.getByText('Nobody has been invited yet').waitFor()
    await adas.getByRole('radio', { name: /Only who is invited/ }).click()
    await expect
      .poll(async () => adas.evaluate(async () => (await (await fetch('/api/workspace')).json()) as object))
      .toMatchObject({ joining: 'invited' })
  })

  test('who is not invited is told whose turn it is, and becomes nobody', async () => {
    const toms = await newWindow(chromium)
    await signIn(toms, 'Tom Brandt', demo.url)
    await toms.getByRole('heading', { name: 'You need an invitation to join.' }).waitFor()
    await toms.getByRole('heading', { name: 'An administrator of your workspace in Liaison invites you' }).waitFor()
    await toms.getByRole('region', { name: 'Message for the administrator' }).getByText(`${demo.url}/members`).waitFor()
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'invitation-needed')
    await toms.context().close()
  })

  test('an invitation is a link, shown once', async () => {
    await adas.getByRole('button', { name: 'Invite somebody' }).click()
    const form = adas.getByRole('dialog')
    await form.getByRole('textbox', { name: 'For whom' }).fill('Mia of sales')
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePicture(adas, 'invite')
    await form.getByRole('button', { name: 'Make the link' }).click()
    const made = adas.getByRole('alertdialog')
    const shown = made.locator('pre')
    await shown.waitFor()
    link = (await shown.textContent()) ?? ''
    expect(link).toContain(`${demo.url}/join#`)
    await takePicture(adas, 'invite-link')
    await made.getByRole('button', { name: 'Done' }).click()
    await adas.getByRole('table', { name: 'Invitations' }).getByText('Mia of sales').waitFor()
    expect(await adas.content()).not.toContain(link.split('#')[1])
  })

  test('whoever opens it reads who invites them, and joins by signing in; the code is in no address the server sees', async () => {
    const mias = await newWindow(chromium)
    const asked: string[] = []
    mias.on('request', (request) => asked.push(request.url()))
    await mias.goto(link)
    await mias.getByRole('heading', { name: /^Join / }).waitFor()
    await mias.getByText('Ada Lindqvist invites you').waitFor()
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePicture(mias, 'join')
    await mias.getByRole('button', { name: 'Continue with Microsoft' }).click()
    await passMicrosoftSignIn(mias, 'Mia Keller', demo.url)
    await mias.getByRole('button', { name: 'Mia Keller' }).waitFor()
    expect(asked.map((url) => url.split('#')[0]).join()).not.toContain(link.split('.').at(-1))

    await mias.goto(`${demo.url}/members`)
    await expect.poll(() => people(mias).count()).toBe(2)
    expect(await mias.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0)
    expect(await mias.getByRole('button', { name: /^Decide about/ }).count()).toBe(0)
    expect(await mias.getByText('@').count()).toBe(0)
    await takePicture(mias, 'members-as-member')
    await mias.context().close()
  })

  test('the link lets nobody in a second time', async () => {
    const toms = await newWindow(chromium)
    await toms.goto(link)
    await toms.getByText('This invitation is not good, or not any more.').waitFor()
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'join-refused')
    await toms.context().close()
  })

  test('an invitation that is out can be taken back', async () => {
    await adas.reload()
    await adas.getByRole('button', { name: 'Invite somebody' }).click()
    await adas.getByRole('textbox', { name: 'For whom' }).fill('Tom')
    await adas.getByRole('button', { name: 'Make the link' }).click()
    await adas.getByRole('button', { name: 'Done' }).click()
    await adas.getByRole('button', { name: 'Take the invitation for Tom back' }).click()
    const states = adas.getByRole('table', { name: 'Invitations' }).locator('tbody td:nth-child(3)')
    await expect.poll(() => states.allTextContents()).toEqual(['Taken back', 'Accepted'])
  })

  test('roles are given and taken with a word on what happens; the last administrator stays', async () => {
    await adas.getByRole('button', { name: 'Decide about Ada Lindqvist' }).click()
    await adas.getByRole('menuitem', { name: 'Make a member' }).click()
    await adas.getByRole('alertdialog').getByRole('button', { name: 'Make member' }).click()
    await adas.getByText('This is the only administrator of the workspace.').waitFor()
    await adas.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    await decide(adas, 'Mia Keller', 'Make an administrator', 'Make administrator')
    await expect.poll(() => people(adas).filter({ hasText: 'Mia Keller' }).textContent()).toContain('Administrator')
  })

  test.each([
    ['light', { width: 1360, height: 860 }],
    ['dark', { width: 1360, height: 860 }],
    ['phone', { width: 390, height: 844 }],
  ])('the page is in order %s', async (name, viewport) => {
    await adas.setViewportSize(viewport)
    await adas.emulateMedia({ colorScheme: name === 'dark' ? 'dark' : 'light' })
    await adas.goto(`${demo.url}/members`)
    await adas.getByRole('radio', { name: /Only who is invited/ }).waitFor()
    await expect.poll(() => people(adas).count()).toBe(2)
    expect(await accessibilityFindings(adas)).toEqual([])
    expect(await adas.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    await takePicture(adas, `members-${name}`)
  })

  test('who is removed is told so where they work, and comes back by an invitation only', async () => {
    const mias = await newWindow(chromium)
    await signIn(mias, 'Mia Keller', demo.url)
    await mias.getByRole('button', { name: 'Mia Keller' }).waitFor()
    await adas.setViewportSize({ width: 1360, height: 860 })
    await adas.getByRole('button', { name: 'Decide about Mia Keller' }).click()
    await adas.getByRole('menuitem', { name: 'Remove' }).click()
    await takePicture(adas, 'member-remove')
    await adas.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => people(adas).count()).toBe(1)
    await mias.goto(`${demo.url}/accounts`)
    await mias.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signIn(mias, 'Mia Keller', demo.url)
    await mias.getByRole('heading', { name: 'You do not belong to this workspace any more.' }).waitFor()
    await takePicture(mias, 'member-removed')
    await mias.context().close()
    expect(watched.errors.filter((text) => !/409/.test(text))).toEqual([])
  })
})
