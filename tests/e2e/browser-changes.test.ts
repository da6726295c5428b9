import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { passMicrosoftSignIn, takePicture, watch, type Watched } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let context: BrowserContext
let page: Page
let watched: Watched
/** Open deals of hers, those that close first. */
let deals: { id: string; name: string }[]

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  context = await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 860 } })
  page = await context.newPage()
  watched = watch(page)
  await page.goto(`${demo.url}/connect`)
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(page, 'Mia Keller', demo.url)
  const links = page.getByRole('table', { name: 'My open deals' }).locator('tbody tr').getByRole('link')
  await links.first().waitFor()
  deals = await links.evaluateAll((all) =>
    all
      .filter((link) => link.getAttribute('href')?.startsWith('/deals/') === true)
      .map((link) => ({ id: link.getAttribute('href')?.slice('/deals/'.length) ?? '', name: link.textContent })),
  )
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const dealAt = (index: number) => deals[index] ?? { id: '', name: '' }
const row = (table: string, id: string) => demo.emulator().rows.get(table, id) ?? {}
const approve = () => page.getByRole('button', { name: 'Approve and apply' }).click()
const receipt = () => page.getByRole('region', { name: 'Receipt' })

describe('a seller changes what is in Dynamics, each change read before it is written', () => {
  test('a new contact of an account', async () => {
    await page.goto(`${demo.url}/deals/${dealAt(0).id}`)
    await page.getByRole('heading', { name: dealAt(0).name, level: 1 }).waitFor()
    await page.locator('main a[href^="/accounts/"]').first().click()
    await page.getByRole('link', { name: 'New contact' }).click()
    await page.getByRole('textbox', { name: 'First Name' }).fill('Noémie')
    await page.getByRole('textbox', { name: 'Last Name' }).fill('Vautrin')
    await page.getByRole('button', { name: 'Review the new record' }).click()
    await approve()
    await page.getByRole('link', { name: 'Go to Noémie Vautrin' }).click()
    await page.getByRole('heading', { name: 'Noémie Vautrin', level: 1 }).waitFor()
    const contact = demo
      .emulator()
      .rows.list('contact')
      .find((each) => each['lastname'] === 'Vautrin')
    expect(contact).toMatchObject({ fullname: 'Noémie Vautrin', parentcustomerid: { table: 'account' } })
  })

  test('the value of a deal, in its currency', async () => {
    const id = dealAt(0).id
    await page.goto(`${demo.url}/edit/opportunity/${id}`)
    await page.getByRole('spinbutton', { name: 'Est. Revenue' }).fill('48000.50')
    await page.getByRole('button', { name: 'Review the change' }).click()
    await page.getByRole('row', { name: /Est\. Revenue/ }).waitFor()
    await takePicture(page, 'plan-update')
    await approve()
    await receipt().waitFor()
    expect(row('opportunity', id)['estimatedvalue']).toBe(48_000.5)
  })

  test('P25: what a colleague changed meanwhile is not overwritten; the page shows both values', async () => {
    const id = dealAt(0).id
    await page.goto(`${demo.url}/edit/opportunity/${id}`)
    await page.getByRole('spinbutton', { name: 'Est. Revenue' }).fill('50000')
    await page.getByRole('button', { name: 'Review the change' }).click()
    await page.getByText('Review before it is written to Dynamics').waitFor()
    demo.emulator().rows.update('opportunity', id, { estimatedvalue: 61_000 })
    await approve()
    const conflict = page.getByRole('alert')
    await conflict.getByText('In Dynamics now').waitFor()
    await takePicture(page, 'conflict')
    const cells = await conflict
      .getByRole('row', { name: /Est\. Revenue/ })
      .getByRole('cell')
      .allTextContents()
    expect(cells).toEqual([
      expect.stringContaining('48,000.50'),
      expect.stringContaining('61,000'),
      expect.stringContaining('50,000'),
    ])
    expect(row('opportunity', id)['estimatedvalue']).toBe(61_000)
  })

  test('P26: a won deal, with what it brought', async () => {
    const { id, name } = dealAt(1)
    await page.goto(`${demo.url}/deals/${id}`)
    await page.getByRole('button', { name: 'Win' }).click()
    await page.getByRole('spinbutton', { name: /Actual revenue/ }).fill('1234.5')
    await page.getByRole('textbox', { name: 'Comment' }).fill('Signed on site.')
    await page.getByRole('button', { name: 'Review the change' }).click()
    await approve()
    await receipt().waitFor()
    await page.getByRole('link', { name: `Go to ${name}` }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    expect(await page.getByText('Won', { exact: true }).first().isVisible()).toBe(true)
    await page.getByRole('list', { name: 'Timeline' }).getByText('Signed on site.').waitFor()
    expect(row('opportunity', id)).toMatchObject({ statecode: 1, actualvalue: 1234.5 })
  })

  test('P26: a lost deal, for one of the reasons that mean lost', async () => {
    const { id } = dealAt(2)
    await page.goto(`${demo.url}/deals/${id}`)
    await page.getByRole('button', { name: 'Lose' }).click()
    const reason = page.getByRole('combobox', { name: 'Reason' })
    await reason.locator('option', { hasText: 'Out-Sold' }).waitFor({ state: 'attached' })
    expect(await reason.locator('option').allTextContents()).toEqual(['–', 'Canceled', 'Out-Sold'])
    await takePicture(page, 'lose-deal')
    await reason.selectOption('Out-Sold')
    await page.getByRole('button', { name: 'Review the change' }).click()
    await approve()
    await receipt().waitFor()
    expect(row('opportunity', id)).toMatchObject({ statecode: 2, statuscode: 5 })
  })

  test('a row of a custom table', async () => {
    await page.goto(`${demo.url}/tables`)
    await takePicture(page, 'custom-tables')
    await page.getByRole('link', { name: 'Site Assessments' }).first().click()
    await page.getByRole('table', { name: 'Site Assessments' }).waitFor()
    await takePicture(page, 'custom-rows')
    await page.getByRole('link', { name: /^New / }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Cellar, north wall')
    await page.getByRole('combobox', { name: 'Result' }).selectOption('Needs work')
    await page.getByRole('button', { name: 'Review the new record' }).click()
    await approve()
    await receipt().waitFor()
    const made = demo
      .emulator()
      .rows.list('bw_siteassessment')
      .find((each) => each['bw_name'] === 'Cellar, north wall')
    expect(made).toMatchObject({ bw_result: 126_240_001 })
    expect(watched.errors).toEqual([])
  })
})
