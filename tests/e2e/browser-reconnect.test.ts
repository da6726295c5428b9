import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layAccount } from '../../apps/server/test/demo-server.ts'
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
let adas: Page
let mias: Page
let watched: Watched[]
beforeAll(async () => {
  demo = await startDemo()
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
  await page.goto(`${demo.url}/auth/sign-in`)
  await passMicrosoftSignIn(page, person, demo.url)
  await page.getByRole('button', { name: person }).waitFor()
  return page
}

test('a sign-in that was revoked while a plan waits is told on the spot; after signing in the plan is written, once', async () => {
  const accountId = layAccount(demo, 'Aqua Nova')
  const id = await mias.evaluate(
    async (regarding) => {
      const change = { kind: 'add-note', regarding, title: 'Left waiting', text: 'Once.' }
      const reply = await fetch('/api/plans', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ changes: [change] }),
      })
      return ((await reply.json()) as { id: string }).id
    },
    { table: 'account', id: accountId },
  )
  await mias.goto(`${demo.url}/plans/${id}`)
  const { faults, rows } = demo.emulator()
  faults.revokeSessions('mia')
  faults.expireAccessTokens('mia')
  await mias.getByRole('button', { name: 'Approve and apply' }).click()

  await mias.getByRole('heading', { name: 'Your sign-in was revoked' }).waitFor()
  await mias.getByText('Changes you approved meanwhile wait and go on after you are back.').waitFor()
  await takePictures(mias, 'plan-waits')
  await adas.goto(`${demo.url}/health`)
  await adas
    .getByRole('row', { name: /Mia Keller/ })
    .getByText('Has to sign in again')
    .waitFor()

  await mias.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(mias, 'Mia Keller', demo.url)
  await mias.getByRole('heading', { name: 'Written to Dynamics' }).waitFor()
  expect(new URL(mias.url()).pathname).toBe(`/plans/${id}`)
  expect(rows.list('annotation').filter(({ subject }) => subject === 'Left waiting')).toHaveLength(1)
})

test('an expired secret signs nobody out; administrators see it until it is mended, and what mends it', async () => {
  const { faults } = demo.emulator()
  faults.expireAccessTokens('mia')
  faults.refuseToken({ aadsts: 7000222, requests: 100 })
  await mias.goto(`${demo.url}/accounts`)
  await mias.getByText('client secret has expired').first().waitFor()
  await adas.goto(`${demo.url}/health`)
  const alarms = adas.getByRole('region', { name: 'For whoever runs Liaison' })
  await alarms.getByText('client secret has expired').waitFor()
  await alarms.getByText('makes a new secret in the app registration').waitFor()
  await takePictures(adas, 'health-alarm')

  faults.clear()
  await mias.reload()
  await mias.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor()
  await mias.getByRole('link', { name: 'Aqua Nova', exact: true }).waitFor()
  await adas.reload()
  await adas.getByRole('row', { name: /Mia Keller/ }).waitFor()
  expect(await alarms.count()).toBe(0)
})

test('no page reported an error', () => {
  // The replies that were refused on purpose.
  const errors = watched.flatMap(({ errors: found }) => found).filter((error) => !/\b(409|502|503)\b/.test(error))
  expect(errors).toEqual([])
})

/** As it is seen by day, at night, and on a phone. */
async function takePictures(page: Page, name: string): Promise<void> {
  await takePicture(page, name)
  expect(await accessibilityFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, `${name}-dark`)
  expect(await accessibilityFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  await takePicture(page, `${name}-phone`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1360, height: 860 })
}
