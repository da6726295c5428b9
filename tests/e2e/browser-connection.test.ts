import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type SecurityRoles, securityRoles } from '../../packages/crm/test/security-roles.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import {
  accessibilityFindings,
  newWindow,
  passMicrosoftSignIn,
  takePicture,
  watch,
  type Watched,
} from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let roles: SecurityRoles
let adas: Page
let mias: Page
let watched: Watched[]

beforeAll(async () => {
  demo = await startDemo()
  roles = securityRoles(demo.emulator())
  chromium = await openBrowser()
  // Who comes first is the administrator.
  adas = await signedIn('Ada Lindqvist')
  mias = await signedIn('Mia Keller')
  watched = [adas, mias].map(watch)
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

async function signedIn(person: string): Promise<Page> {
  const page = await newWindow(chromium)
  await page.goto(`${demo.url}/connect`)
  await signIn(page, person)
  return page
}

async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(page, person, demo.url)
  await page.getByRole('button', { name: person }).waitFor()
}

async function openByMenu(page: Page, person: string, item: string): Promise<void> {
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('heading', { name: item, level: 1 }).waitFor()
}

/** As it is seen by day, at night, and on a phone. */
async function takePictures(page: Page, name: string): Promise<void> {
  await takePicture(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, `${name}-dark`)
  expect(await accessibilityFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  await takePicture(page, `${name}-phone`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1360, height: 860 })
}

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
const cellsOf = (page: Page, name: string): Promise<string[]> => rowOf(page, name).getByRole('cell').allInnerTexts()

describe('what a person can do in Dynamics', () => {
  test('stands on the page of their connection: whose records they see and change, and what is not their business', async () => {
    await openByMenu(mias, 'Mia Keller', 'My connection')
    await rowOf(mias, 'Accounts').waitFor()
    expect(await cellsOf(mias, 'Accounts')).toEqual(['All', 'Yes', 'Own unit', 'Yes', 'Own'])
    expect(await cellsOf(mias, 'Sales Regions')).toEqual(['All', 'No', 'No', '–', '–'])
    await mias.getByText('Move deals along Opportunity Sales Process').waitFor()
    expect(await mias.getByRole('heading', { name: 'What is missing' }).count()).toBe(0)
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePictures(mias, 'connection')
  })

  test('when a role lacks something, the page tells what, and the words for the administrator (P51)', async () => {
    for (const privilege of ['prvWriteOpportunitySalesProcess', 'prvCreateContact', 'prvWriteContact', 'prvReadNote']) {
      await roles.takeFrom('Salesperson', privilege)
    }
    await mias.getByRole('button', { name: 'Ask Dynamics again' }).click()
    await mias.getByRole('heading', { name: 'What is missing' }).waitFor()
    await mias
      .getByText(/^You cannot create Contacts, change Contacts, see Notes, change Notes, or move deals/)
      .waitFor()
    const message = mias.getByRole('region', { name: 'Message for your Dynamics administrator' }).locator('pre')
    expect(await message.textContent()).toContain('- Create (prvCreateContact)')
    expect(await message.textContent()).toContain('Roles that have all of them: Business Unit Seller,')
    expect(await cellsOf(mias, 'Contacts')).toEqual(['All', 'No', 'No', 'Yes', 'Own'])
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePictures(mias, 'connection-missing')
  })

  test('they are told before they try, where they begin', async () => {
    await mias.getByRole('link', { name: 'Liaison' }).first().click()
    const notice = mias.getByRole('status').filter({ hasText: 'do not let you' })
    await notice.waitFor()
    expect(await notice.textContent()).toContain('create Contacts, change Contacts, see Notes and 2 more')
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePictures(mias, 'home-notice')
    await notice.getByRole('link').click()
    await mias.getByRole('heading', { name: 'My connection', level: 1 }).waitFor()
  })
})

describe('the page of one’s connection, when', () => {
  const preflight = '**/api/preflight*'
  afterEach(async () => mias.unroute(preflight))

  test('nothing could be asked: it says why, keeps the rest, and tries again', async () => {
    const problem = { code: 'dataverse_unavailable', title: 'Dynamics does not answer.', help: 'Try again later.' }
    await mias.route(preflight, (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    )
    await mias.goto(`${demo.url}/connection`)
    await mias.getByRole('alert').getByText('Dynamics does not answer.').waitFor()
    await mias.getByRole('region', { name: 'Connection' }).getByText('Connected').waitFor()
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePicture(mias, 'connection-error')
    await mias.unroute(preflight)
    await mias.getByRole('button', { name: 'Try again' }).click()
    await rowOf(mias, 'Accounts').waitFor()
  })

  test('Dynamics told a part: what is not known is said, and not taken for a no', async () => {
    const why = 'Dynamics did not tell which privileges you have.'
    await mias.route(preflight, async (route) => {
      const reply = await route.fetch()
      const told = (await reply.json()) as { abilities: { kind: string }[]; missing: unknown[] }
      const abilities = told.abilities.map((ability) =>
        ability.kind === 'read' ? ability : { ...ability, answer: 'unknown', missing: [], why },
      )
      await route.fulfill({ response: reply, json: { ...told, abilities, missing: [] } })
    })
    await mias.goto(`${demo.url}/connection`)
    await mias.getByRole('status').getByText(why).waitFor()
    expect((await cellsOf(mias, 'Accounts')).slice(0, 3)).toEqual(['All', 'Not known', 'Not known'])
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePicture(mias, 'connection-partial')
  })
})

test('who disconnects reads what that means, and connects again by signing in', async () => {
  await mias.goto(`${demo.url}/connection`)
  await mias.getByRole('button', { name: 'Disconnect' }).click()
  await mias.getByRole('alertdialog').getByText('waits until you connect again').waitFor()
  expect(await accessibilityFindings(mias)).toEqual([])
  await takePicture(mias, 'disconnect')
  await mias.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await mias.waitForURL(/\/connect$/)
  await signIn(mias, 'Mia Keller')
  await mias.goto(`${demo.url}/connect`)
  await mias.getByRole('heading', { name: 'Your security roles in Dynamics do not let you' }).waitFor()
  await mias.getByRole('listitem').filter({ hasText: 'move deals along Opportunity Sales Process' }).waitFor()
  await mias.getByRole('region', { name: 'Message for your Dynamics administrator' }).waitFor()
  await takePictures(mias, 'connected')
  await mias.evaluate(() => fetch('/api/connection/disconnect', { method: 'POST' }))
})

describe('the health of a workspace', () => {
  test('is for its administrators: who is not connected comes first, with whose turn it is', async () => {
    await openByMenu(adas, 'Ada Lindqvist', 'Health')
    const rows = adas.getByRole('table', { name: 'How everybody is connected' }).locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(2)
    const [first = '', second = ''] = await rows.allTextContents()
    expect(first).toContain('Mia Keller')
    expect(first).toContain('Not connected')
    expect(second).toContain('Ada Lindqvist')
    expect(second).toContain('Connected')
    await adas.getByText('1 of 2').waitFor()
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePictures(adas, 'health')
  })

  test('tells what only whoever runs Liaison can mend', async () => {
    await mias.goto(`${demo.url}/connect`)
    await signIn(mias, 'Mia Keller')
    const { faults } = demo.emulator()
    faults.expireAccessTokens('mia')
    faults.refuseToken({ aadsts: 7000222 })
    await mias.evaluate(async () => (await fetch('/api/accounts')).status)
    await adas.reload()
    const alarms = adas.getByRole('region', { name: /^For whoever runs Liaison/ })
    await alarms.getByText('AADSTS7000222').first().waitFor({ state: 'attached' })
    await alarms.getByText(/^First met .*, once so far/).waitFor()
    await adas.getByText('2 of 2').waitFor()
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePictures(adas, 'health-alarm')
  })

  test('is nothing members find or read', async () => {
    await mias.goto(demo.url)
    await mias.getByRole('button', { name: 'Mia Keller' }).click()
    expect(await mias.getByRole('menuitem', { name: 'Health' }).count()).toBe(0)
    await mias.goto(`${demo.url}/health`)
    await mias.getByText('This page is for administrators of the workspace').waitFor()
    expect(await mias.evaluate(async () => (await fetch('/api/members/health')).status)).toBe(403)
  })
})

test('no page reported an error', () => {
  // Those that were made on purpose: nobody may, Dynamics does not answer, the credential of the installation.
  const known = /status of (403|503|500|502)/
  expect(watched.flatMap(({ errors }) => errors).filter((error) => !known.test(error))).toEqual([])
})
