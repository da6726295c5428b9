import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { takePicture } from './signed-in-page.ts'

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

test.each<[string, BrowserContextOptions]>([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 844 } }],
])(
  'the API reference (%s) shows an operation and has every style of its own, although none may be inline',
  async (name, look) => {
    const context = await chromium.browser.newContext(look)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const refused: string[] = []
    // Which hash a style would need is told in the message alone.
    page.on('console', (message) => {
      if (message.text().includes('Applying inline style') && !message.text().includes('style attributes'))
        refused.push(message.text())
    })
    await page.goto(`${demo.url}/api/reference`)
    await page.getByRole('heading', { name: 'Liaison', level: 1 }).waitFor()
    await page.goto(`${demo.url}/api/reference#tag/plans`)
    await page.getByText('/api/plans').first().waitFor()
    expect(refused).toEqual([])
    // Laid out, and no wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await takePicture(page, `api-reference-${name}`)
  },
)
