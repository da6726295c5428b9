import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { accessibilityFindings, newWindow, signIn, takePicture, type Watched, windowOf } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let adas: Page
let watched: Watched

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  ;({ page: adas, watched } = await windowOf(chromium, 'Ada Lindqvist', demo.url))
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const choose = async (item: string): Promise<void> => {
  await adas.getByRole('button', { name: 'Ada Lindqvist' }).click()
  await adas.getByRole('menuitem', { name: item }).click()
}
const inDarkOnPhone = async (page: Page, name: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await accessibilityFindings(page)).toEqual([])
  await takePicture(page, `${name}-phone-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1360, height: 860 })
}

describe('the check of the installation', () => {
  test('an administrator finds it in their menu; it says what works', async () => {
    await choose('Check of the installation')
    await adas.getByRole('heading', { name: 'Check of the installation', level: 1 }).waitFor()
    await adas.getByText('Nothing is broken. Something wants to be looked at.').waitFor()
    const inOrder = adas.getByRole('region', { name: /^In order/ })
    await inOrder.getByText('Microsoft Entra ID takes the client secret').waitFor()
    await inOrder.getByText(`${demo.url}/auth/admin-consent/callback`).waitFor()
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePicture(adas, 'doctor')
  })

  test('what went wrong meanwhile stands first when it is checked again, with the mend', async () => {
    demo.emulator().entra.setApplication({ secrets: [{ value: 'a newer secret' }] })
    await adas.getByRole('button', { name: 'Check again' }).click()
    await adas.getByText('Something is wrong.').waitFor()
    const first = adas
      .getByRole('region', { name: /^To be looked at/ })
      .getByRole('listitem')
      .first()
    await first.getByText('Problem').waitFor()
    expect(await first.textContent()).toMatch(
      /Secret or certificate.*AADSTS7000215.*compares the configured client secret/,
    )
    await inDarkOnPhone(adas, 'doctor-problem')
  })
})

describe('the history', () => {
  test('has the sign-in that failed with its code, and is narrowed to it', async () => {
    const toms = await newWindow(chromium)
    await signIn(toms, 'Tom Brandt', demo.url)
    await toms.getByRole('heading', { name: /client secret is not accepted/ }).waitFor()
    await choose('History')
    const table = adas.getByRole('table', { name: 'History' })
    const failed = table.getByRole('row', { name: /Sign-in failed/ })
    await failed.waitFor()
    expect(await failed.textContent()).toContain('AADSTS7000215')
    await table.getByRole('row', { name: /Dynamics environment set up/ }).waitFor()
    await takePicture(adas, 'history')
    await adas.getByRole('tab', { name: 'Sign-ins' }).click()
    await table.getByRole('row', { name: /Dynamics environment set up/ }).waitFor({ state: 'detached' })
    await adas.getByRole('combobox', { name: 'Period' }).selectOption('Last 24 hours')
    await failed.waitFor()
    await adas.getByRole('combobox', { name: 'Person' }).selectOption('Ada Lindqvist')
    await failed.waitFor({ state: 'detached' })
    await table.getByRole('row', { name: /Signed in/ }).waitFor()
    await adas.getByRole('combobox', { name: 'Person' }).selectOption('Everybody')
    await failed.waitFor()
    await inDarkOnPhone(adas, 'history')
  })

  test('is saved as a file of one object per line, as it is narrowed', async () => {
    const [download] = await Promise.all([
      adas.waitForEvent('download'),
      adas.getByRole('link', { name: 'Export' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^liaison-history-\d{4}-\d\d-\d\d\.jsonl$/)
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
    const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind)
    expect(kinds).toEqual(['sign_in_failed', 'signed_in'])
  })

  test('and the check are for administrators: a member is told so', async () => {
    demo.emulator().snapshots.reset()
    const toms = await newWindow(chromium)
    await signIn(toms, 'Tom Brandt', demo.url)
    for (const path of ['/audit', '/doctor']) {
      await toms.goto(`${demo.url}${path}`)
      await toms
        .getByRole('alert')
        .getByText(/^Only administrators of this workspace may/)
        .waitFor()
    }
    await toms.getByRole('button', { name: 'Tom Brandt' }).click()
    await toms.getByRole('menuitem', { name: 'Members' }).waitFor()
    expect(await toms.getByRole('menuitem', { name: 'History' }).count()).toBe(0)
    expect(watched.errors).toEqual([])
  })
})
