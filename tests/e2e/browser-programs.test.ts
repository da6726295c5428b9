import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { accessibilityFindings, passMicrosoftSignIn, takePicture, watch } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let ada: Page

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  ada = await (await newContext()).newPage()
  await ada.goto(`${demo.url}/connect?returnTo=/developer`)
  await ada.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(ada, 'Ada Lindqvist', demo.url)
  await ada.getByRole('heading', { name: 'Developer' }).waitFor()
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const newContext = (options: object = {}): Promise<BrowserContext> =>
  chromium.browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })

const call = async (secret: string, path: string, { body, actingFor }: { body?: object; actingFor?: string } = {}) => {
  const reply = await fetch(new URL(path, demo.url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      ...(actingFor === undefined ? {} : { 'liaison-member': actingFor }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

describe('programs that work with Liaison', () => {
  let secret: string

  test('an administrator makes a key, sees its secret once, and the program works with it', async () => {
    const { errors } = watch(ada)
    await ada.getByText('No keys yet').waitFor()
    expect(await accessibilityFindings(ada)).toEqual([])
    await ada.getByRole('button', { name: 'New key' }).click()
    await ada.getByRole('textbox', { name: 'Name of the program' }).fill('Meeting assistant')
    await ada.getByRole('checkbox', { name: 'Connect people' }).check()
    await ada.getByRole('textbox', { name: 'Where people come back to' }).fill(demo.url)
    expect(await accessibilityFindings(ada)).toEqual([])
    await takePicture(ada, 'new-key')
    await ada.getByRole('button', { name: 'Make the key' }).click()
    await ada.getByRole('heading', { name: 'Copy the secret' }).waitFor()
    secret = (await ada.getByRole('dialog').locator('pre').textContent()) ?? ''
    expect(secret).toMatch(/^liaison_[0-9a-f]{32}_[\w-]{43}$/)
    // A stray Escape does not lose it.
    await ada.keyboard.press('Escape')
    expect(await accessibilityFindings(ada)).toEqual([])
    await ada.getByRole('button', { name: 'I have it' }).click()
    await ada
      .getByRole('row', { name: /Meeting assistant/ })
      .getByText('Good')
      .waitFor()
    expect(await ada.content()).not.toContain(secret)
    expect((await call(secret, '/api/accounts')).status).toBe(200)
    expect(errors).toEqual([])
  })

  test('a seller follows the program’s link, reads who asks for what, and comes back connected', async () => {
    const returnUrl = `${demo.url}/api/health`
    const { body: link } = await call(secret, '/api/connect-links', { body: { reference: 'user-17', returnUrl } })
    const page = await (await newContext()).newPage()
    const { errors } = watch(page)
    await page.goto(String(link['url']))
    await page.getByRole('heading', { name: 'Let Meeting assistant work in your name?' }).waitFor()
    await page.getByText('calls you user-17').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'link')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'link-dark')
    expect(await page.getByRole('link', { name: 'No, go back' }).getAttribute('href')).toBe(
      `${returnUrl}?status=declined&reference=user-17`,
    )
    await page.getByRole('button', { name: 'Allow and continue with Microsoft' }).click()
    await passMicrosoftSignIn(page, 'Mia Keller', demo.url)
    await page.waitForURL(`${returnUrl}?status=connected&reference=user-17`)
    const state = await call(secret, `/api/connect-links/${String(link['id'])}`)
    expect(state.body).toMatchObject({ state: 'connected', connectionState: 'connected' })
    expect((await call(secret, '/api/accounts', { actingFor: 'user-17' })).status).toBe(200)

    await page.goto(String(link['url']))
    await page.getByText('This link is not good, or not any more.').waitFor()
    expect(errors.filter((error) => !error.includes('404'))).toEqual([])
  })

  test('a link without a way back ends on a page that says so, on a phone too', async () => {
    const { body: link } = await call(secret, '/api/connect-links', { body: { reference: 'tom@assistant.example' } })
    const page = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await page.goto(String(link['url']))
    await page.getByRole('button', { name: 'Allow and continue with Microsoft' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await takePicture(page, 'link-phone')
    await page.getByRole('button', { name: 'Allow and continue with Microsoft' }).press('Enter')
    await passMicrosoftSignIn(page, 'Tom Brandt', demo.url)
    await page.getByRole('heading', { name: 'That is all' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'link-done')
  })

  test('a person whom Dynamics does not let in gets the explanation and a way back', async () => {
    const returnUrl = `${demo.url}/api/health`
    const { body: link } = await call(secret, '/api/connect-links', { body: { reference: 'user-19', returnUrl } })
    const page = await (await newContext()).newPage()
    await page.goto(String(link['url']))
    await page.getByRole('button', { name: 'Allow and continue with Microsoft' }).click()
    await passMicrosoftSignIn(page, 'Noah Fischer', demo.url)
    const back = page.getByRole('link', { name: 'Back to Meeting assistant' })
    await back.waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'link-problem')
    const address = new URL((await back.getAttribute('href')) ?? '')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      status: 'problem',
      code: expect.stringMatching(/^[a-z_]+$/),
      reference: 'user-19',
    })
    const state = await call(secret, `/api/connect-links/${String(link['id'])}`)
    expect(state.body).toMatchObject({ state: 'problem' })
  })

  test('a person sees on their own page what acts in their name, and takes it back', async () => {
    const page = await (await newContext()).newPage()
    await page.goto(`${demo.url}/connect?returnTo=/connection`)
    await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
    await passMicrosoftSignIn(page, 'Mia Keller', demo.url)
    await page.getByText('calls you user-17').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'programs')
    await page.getByRole('button', { name: 'Take back: Meeting assistant' }).click()
    await page.getByText('No program acts in your name').waitFor()
    const refused = await call(secret, '/api/accounts', { actingFor: 'user-17' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'acting_member_refused' } })
  })

  test('a new secret and the end of a key are a click each, asked before', async () => {
    await ada.reload()
    await ada.getByText('Ada Lindqvist and 1 person who connected').waitFor()
    await takePicture(ada, 'developer')
    await ada.emulateMedia({ colorScheme: 'dark' })
    await takePicture(ada, 'developer-dark')
    expect(await accessibilityFindings(ada)).toEqual([])
    await ada.emulateMedia({ colorScheme: 'light' })
    await ada.getByRole('button', { name: 'New secret for Meeting assistant' }).click()
    await ada.getByRole('combobox', { name: 'The present secret' }).selectOption('Good for an hour')
    await ada.getByRole('button', { name: 'Make a new secret' }).click()
    const second = (await ada.getByRole('dialog').locator('pre').textContent()) ?? ''
    await ada.getByRole('button', { name: 'I have it' }).click()
    for (const good of [secret, second]) expect((await call(good, '/api/accounts')).status).toBe(200)
    await ada.getByRole('button', { name: 'Revoke Meeting assistant' }).click()
    await ada.getByText('for the person it acts for').waitFor()
    await ada.getByRole('button', { name: 'Revoke the key' }).click()
    await ada
      .getByRole('row', { name: /Meeting assistant/ })
      .getByText('Revoked')
      .waitFor()
    for (const ended of [secret, second]) expect((await call(ended, '/api/accounts')).status).toBe(401)
    await ada.setViewportSize({ width: 390, height: 844 })
    await takePicture(ada, 'developer-phone')
    expect(await ada.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('signing out everywhere ends the session in the other browser too', async () => {
    const other = await (await newContext()).newPage()
    await other.goto(`${demo.url}/connect?returnTo=/developer`)
    await other.getByRole('link', { name: 'Sign in with Microsoft' }).click()
    await passMicrosoftSignIn(other, 'Ada Lindqvist', demo.url)
    await other.getByRole('heading', { name: 'Developer' }).waitFor()
    await ada.setViewportSize({ width: 1280, height: 900 })
    await ada.getByRole('button', { name: 'Ada Lindqvist: account and appearance' }).click()
    await ada.getByRole('menuitem', { name: 'Developer' }).waitFor()
    await takePicture(ada, 'person-menu')
    await ada.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
    await ada.getByRole('link', { name: 'Sign in with Microsoft' }).waitFor()
    const session = await other.request.get(`${demo.url}/api/session`)
    expect(await session.json()).toMatchObject({ member: null })
    await other.reload()
    await other.getByRole('link', { name: 'Sign in with Microsoft' }).waitFor()
  })
})
