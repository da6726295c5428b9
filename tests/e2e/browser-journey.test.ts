import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { accessibilityFindings, takePicture, watch, type Watched } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

describe('a seller in the browser', () => {
  let context: BrowserContext
  let page: Page
  let watched: Watched
  let accountUrl: string
  const title = 'Visit to the laboratory'
  const text = 'They want to replace four analysers before the audit.\n<b>Budget</b> is approved & signed.'

  beforeAll(async () => {
    context = await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 860 } })
    page = await context.newPage()
    watched = watch(page)
  })
  afterAll(() => context?.close())

  test('who is not signed in is led to the sign-in page, with little script', async () => {
    await page.goto(`${demo.url}/accounts`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/connect')
    expect(await watched.scriptBytes()).toBeLessThan(300_000)
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'sign-in')
  })

  test('signing in with Microsoft and agreeing to its one permission leads to where the person wanted to go', async () => {
    await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
    await page.getByRole('button', { name: 'Mia Keller' }).click()
    await page.getByText('user_impersonation').waitFor()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: 'Mia Keller' }).isVisible()).toBe(true)
    expect(watched.errors).toEqual([])
  })

  test('the home page shows her open deals and what waits for her, within 300 KB of script', async () => {
    const fresh = await context.newPage()
    const home = watch(fresh)
    await fresh.goto(demo.url)
    await fresh.getByRole('table', { name: 'My open deals' }).waitFor()
    await fresh.getByText('Nothing waits for you').waitFor()
    const bytes = await home.scriptBytes()
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(300_000)
    expect(await accessibilityFindings(fresh)).toEqual([])
    await takePicture(fresh, 'home')
    expect(home.errors).toEqual([])
    await fresh.close()
  })

  test('the list of accounts grows on request and is searched on the server', async () => {
    const rows = page.getByRole('table', { name: 'Accounts' }).locator('tbody tr')
    const before = await rows.count()
    await page.getByRole('button', { name: 'Load more' }).click()
    await expect.poll(() => rows.count()).toBeGreaterThan(before)
    const name = (await rows.first().getByRole('link').first().textContent()) ?? ''
    await page.getByRole('searchbox', { name: 'Search accounts' }).fill(name)
    await expect.poll(() => rows.count()).toBeLessThan(before)
    expect(await rows.first().getByRole('link').first().textContent()).toBe(name)
    await page.getByRole('searchbox', { name: 'Search accounts' }).fill('no account has this name')
    await page.getByText('No account matches').waitFor()
    await takePicture(page, 'accounts-empty')
  })

  test('an account shows profile, contacts, open deals and timeline, and a deal its process bar', async () => {
    const deal = await openDealOfHers(page, demo.url)
    const stages = page.getByRole('list', { name: /^Stages of / }).getByRole('listitem')
    expect(await stages.count()).toBeGreaterThan(2)
    expect(await page.locator('[aria-current="step"]').count()).toBe(1)
    await page.getByRole('list', { name: 'Timeline' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'deal')

    await page.getByRole('link', { name: deal.account, exact: true }).first().click()
    await page.getByRole('heading', { name: deal.account, level: 1 }).waitFor()
    for (const part of ['Open deals', 'Contacts', 'Timeline', 'Details']) {
      expect(await page.getByRole('region', { name: part }).isVisible()).toBe(true)
    }
    expect(
      await page.getByRole('table', { name: 'Open deals' }).getByRole('link', { name: deal.name }).isVisible(),
    ).toBe(true)
    expect(await page.title()).toBe(`${deal.account} · Liaison`)
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'account')
    accountUrl = page.url()
  })

  test('a meeting note is a plan first: nothing is in Dynamics before she approves what she read', async () => {
    const notesBefore = await notes()
    await page.getByRole('link', { name: 'Log a meeting note' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill(title)
    await page.getByRole('textbox', { name: 'What was said and agreed' }).fill(text)
    await takePicture(page, 'note')
    await page.getByRole('button', { name: 'Review the note' }).click()
    await page.getByText('Review before it is written to Dynamics').waitFor()
    expect(await page.getByRole('row', { name: title }).isVisible()).toBe(true)
    expect(await page.getByText('<b>Budget</b> is approved & signed.').isVisible()).toBe(true)
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'plan')
    expect(await notes()).toBe(notesBefore)

    await page.getByRole('button', { name: 'Approve and apply' }).click()
    const receipt = page.getByRole('region', { name: 'Receipt' })
    await receipt.getByText('By Mia Keller').waitFor()
    expect(
      await receipt
        .getByRole('link', { name: /in Dynamics$/ })
        .first()
        .getAttribute('href'),
    ).toContain(demo.emulator().environmentUrl)
    expect(await notes()).toBe(notesBefore + 1)
    await takePicture(page, 'receipt')
  })

  test('the note stands on the timeline, by her, as the text she wrote, with its link into Dynamics (P29, P50)', async () => {
    await page.goto(accountUrl)
    const entry = page.getByRole('list', { name: 'Timeline' }).getByRole('listitem').filter({ hasText: title })
    await entry.waitFor()
    expect(await entry.textContent()).toContain('by Mia Keller')
    expect(await entry.getByText('<b>Budget</b> is approved & signed.').isVisible()).toBe(true)
    const link = entry.getByRole('link', { name: `Open ${title} in Dynamics` })
    expect(await link.getAttribute('href')).toContain(demo.emulator().environmentUrl)
    const row = demo
      .emulator()
      .rows.list('annotation')
      .find((note) => note['subject'] === title)
    expect(row).toBeDefined()
    expect(watched.errors).toEqual([])
  })

  test('moving a deal to the next stage is planned, approved and drawn', async () => {
    const { name } = await openDealOfHers(page, demo.url)
    const forward = page.getByRole('button', { name: /^Move to / })
    const next = ((await forward.textContent()) ?? '').replace('Move to ', '').trim()
    await forward.click()
    await page.getByRole('button', { name: 'Approve and apply' }).click()
    await page.getByRole('region', { name: 'Receipt' }).waitFor()
    await page.getByRole('link', { name: `Go to ${name}` }).click()
    await expect.poll(() => page.locator('[aria-current="step"]').textContent()).toContain(next)
  })

  test('P21, P32: a new account cannot be planned without the sales region this organisation requires', async () => {
    await page.goto(`${demo.url}/new/account`)
    await page.getByRole('textbox', { name: 'Account Name' }).fill('Rhône Eaux SA')
    await page.getByRole('button', { name: 'Review the new record' }).click()
    await page.getByText('Sales Region is required.').waitFor()
    const region = page.getByRole('combobox', { name: 'Sales Region' })
    await expect.poll(() => region.evaluate((element) => element === document.activeElement)).toBe(true)
    await region.click()
    await page.getByRole('listbox').getByRole('option').filter({ hasNotText: 'Searching' }).first().click()
    await takePicture(page, 'new-account')
    await page.getByRole('button', { name: 'Review the new record' }).click()
    await page.getByRole('button', { name: 'Approve and apply' }).click()
    await page.getByRole('link', { name: 'Go to Rhône Eaux SA' }).click()
    await page.getByRole('heading', { name: 'Rhône Eaux SA', level: 1 }).waitFor()
  })

  test.each([
    { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
    { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  ] as const)(
    '$name: pages fit the width and pass the accessibility check',
    async ({ name, colorScheme, viewport }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      for (const path of [
        '/',
        '/accounts',
        '/deals?view=board',
        new URL(accountUrl).pathname,
        '/plans',
        '/new/account',
      ]) {
        await page.goto(`${demo.url}${path}`)
        await page.waitForLoadState('networkidle')
        expect(await accessibilityFindings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
        await takePicture(page, `${path.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'}-${name}`)
      }
      expect(watched.errors).toEqual([])
    },
  )

  test('on a phone the navigation is behind a button, and closes when it has led somewhere', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Open navigation' }).click()
    const navigation = page.getByRole('dialog', { name: 'Navigation' })
    await takePicture(page, 'navigation-phone')
    await navigation.getByRole('link', { name: 'Deals' }).click()
    await page.getByRole('heading', { name: 'Deals', level: 1 }).waitFor()
    expect(await navigation.isVisible()).toBe(false)
  })

  async function notes(): Promise<number> {
    return demo.emulator().rows.list('annotation').length
  }
})

/** One of her open deals that has a next stage, opened from the home page. */
async function openDealOfHers(page: Page, url: string): Promise<{ name: string; account: string }> {
  await page.goto(url)
  const rows = page.getByRole('table', { name: 'My open deals' }).locator('tbody tr')
  await rows.first().waitFor()
  for (let index = 0; index < (await rows.count()); index += 1) {
    const row = rows.nth(index)
    const link = row.getByRole('link').first()
    const name = (await link.textContent()) ?? ''
    const account = ((await row.getByRole('rowheader').textContent()) ?? '').slice(name.length)
    await link.click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    if ((await page.getByRole('button', { name: /^Move to / }).count()) > 0) return { name, account }
    await page.goBack()
    await rows.first().waitFor()
  }
  throw new Error('None of her open deals can move on')
}
