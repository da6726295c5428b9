import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { accessibilityFindings, signIn, takePicture, type Watched, windowOf } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let desk: Page
let watched: Watched

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  ;({ page: desk, watched } = await windowOf(chromium, 'Mia Keller', demo.url))
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1'
const onPhone = async (): Promise<Page> => {
  const context = await chromium.browser.newContext({ userAgent: iPhone, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signIn(page, 'Mia Keller', demo.url)
  await page.getByRole('button', { name: 'Mia Keller' }).waitFor()
  return page
}
const rows = (page: Page) => page.getByRole('table', { name: 'Browsers' }).locator('tbody tr')
const isSignedOut = async (page: Page): Promise<void> => {
  await page.goto(`${demo.url}/accounts`)
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
}

test('from the menu of one’s name one finds the browsers one is signed in, and signs one out', async () => {
  const phone = await onPhone()
  await desk.getByRole('button', { name: 'Mia Keller' }).click()
  await desk.getByRole('menuitem', { name: 'Where I am signed in' }).click()
  await desk.getByRole('heading', { name: 'Where I am signed in', level: 1 }).waitFor()
  await expect
    .poll(() => rows(desk).allTextContents())
    .toEqual([expect.stringContaining('This browser'), expect.stringContaining('Safari on iPhone')])
  expect(await rows(desk).first().textContent()).toContain('Chrome on Linux')
  await desk.getByRole('button', { name: /^Sign out: Safari on iPhone/ }).click()
  await expect.poll(() => rows(desk).count()).toBe(1)
  await isSignedOut(phone)
  await phone.context().close()
})

test.each([
  ['light', { width: 1360, height: 860 }],
  ['dark', { width: 1360, height: 860 }],
  ['phone', { width: 390, height: 844 }],
])('the page is in order %s', async (name, viewport) => {
  const other = await onPhone()
  await desk.setViewportSize(viewport)
  await desk.emulateMedia({ colorScheme: name === 'dark' ? 'dark' : 'light' })
  await desk.goto(`${demo.url}/sessions`)
  await expect.poll(() => rows(desk).count()).toBe(2)
  expect(await accessibilityFindings(desk)).toEqual([])
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
  await takePicture(desk, `sessions-${name}`)
  await desk.getByRole('button', { name: 'Sign out all others' }).click()
  await desk.getByText('One other browser was signed out.').waitFor()
  expect(await rows(desk).count()).toBe(1)
  expect(await desk.getByRole('button', { name: 'Sign out all others' }).count()).toBe(0)
  await isSignedOut(other)
  await other.context().close()
  expect(watched.errors).toEqual([])
})
