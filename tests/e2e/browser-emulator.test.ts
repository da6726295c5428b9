import { AxeBuilder } from '@axe-core/playwright'
import { type Emulator, startEmulator } from '@liaison/emulator'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type OpenBrowser, openBrowser } from './browser.ts'

let emulator: Emulator
let opened: OpenBrowser
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'demo' })
  opened = await openBrowser()
})
afterAll(async () => {
  await opened.close()
  await emulator.stop()
})

type Look = NonNullable<Parameters<OpenBrowser['browser']['newContext']>[0]>

async function pageOf(look: Look): Promise<Page> {
  const context = await opened.browser.newContext({ baseURL: emulator.environmentUrl, ...look })
  onTestFinished(() => context.close())
  return context.newPage()
}

const ask = async (path: string): Promise<Response> =>
  fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor('mia')}` },
  })

describe.each<[string, Look]>([
  ['in light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
])('the emulator’s own pages %s', (_name, look) => {
  test('hold against axe and are no wider than the window', async () => {
    await ask("contacts?$select=fullname,emailaddress1&$filter=contains(fullname,'a')&$orderby=fullname&$top=2")
    emulator.faults.failNext({ status: 503 })
    await ask('WhoAmI')
    const page = await pageOf(look)
    for (const path of [
      '/',
      '/requests',
      '/controls',
      '/entra',
      '/tables',
      '/tables/account',
      '/tables/account/name',
    ]) {
      await page.goto(path)
      await check(page)
    }
    await page.goto('/requests?text=contacts')
    await page
      .getByRole('link', { name: /contacts/ })
      .first()
      .click()
    expect(await page.locator('pre').textContent()).toContain('"fullname"')
    await check(page)
  })
})

async function check(page: Page): Promise<void> {
  for (const details of await page.locator('details').all())
    await details.evaluate((each) => each.setAttribute('open', ''))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

test('a fault is planned with the keyboard and without any script', async () => {
  const page = await pageOf({ javaScriptEnabled: false })
  await page.goto('/controls')
  await page.getByRole('button', { name: 'Throttle the next request' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').waitFor()
  expect(await page.getByRole('status').textContent()).toBe('Done: faults/throttle')
  expect((await ask('WhoAmI')).status).toBe(429)
  expect((await ask('WhoAmI')).status).toBe(200)
})

test('a policy is set and a secret given an end with the keyboard and without any script', async () => {
  onTestFinished(() => void emulator.entra.setPolicies([]))
  const page = await pageOf({ javaScriptEnabled: false })
  await page.goto('/entra')
  const policy = page.getByRole('group', { name: 'policies: one more' })
  await policy.getByRole('checkbox', { name: 'mia' }).focus()
  await page.keyboard.press('Space')
  await policy.getByLabel('control').selectOption('mfa')
  await page.getByRole('button', { name: 'Set policies' }).press('Enter')
  await page.getByRole('status').waitFor()
  expect(await page.getByRole('group', { name: 'policies 1' }).getByLabel('control').inputValue()).toBe('mfa')

  await page.getByRole('group', { name: 'secrets 1' }).getByLabel('expiresAt').fill('2020-01-01T00:00:00')
  await page.getByRole('button', { name: 'Set application' }).press('Enter')
  await page.getByRole('status').waitFor()
  expect(await page.getByRole('status').textContent()).toBe('Done: entra/setApplication')
  const secret = page.getByRole('group', { name: 'secrets 1' }).getByLabel('expiresAt')
  expect(await secret.inputValue()).toMatch(/^2020-01-01T00:00/)
})

test('who is signed in from the page is not asked by an application', async () => {
  const page = await pageOf({ javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in as Mia Keller' }).click()
  await page.getByRole('button', { name: 'Sign out Mia Keller' }).waitFor()
  const query = new URLSearchParams({
    client_id: emulator.clientId,
    response_type: 'code',
    redirect_uri: `${emulator.environmentUrl}/`,
    scope: 'openid',
  })
  await page.goto(`${emulator.authorityUrl}/oauth2/v2.0/authorize?${query}`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Permissions requested')
})
