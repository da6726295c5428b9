import { type Emulator, startEmulator } from '@liaison/emulator'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type LiaisonProcess, removeFolder, startLiaison } from './liaison-process.ts'
import { accessibilityFindings, passMicrosoftSignIn, takePicture } from './signed-in-page.ts'

let emulator: Emulator
let liaison: LiaisonProcess
let chromium: OpenBrowser
let page: Page

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
  liaison = await startLiaison({
    args: ['serve'],
    env: {
      ENTRA_CLIENT_ID: emulator.clientId,
      ENTRA_CLIENT_SECRET: emulator.clientSecret,
      EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
    },
  })
  chromium = await openBrowser()
  page = await (await chromium.browser.newContext({ locale: 'en-GB' })).newPage()
})
afterAll(async () => {
  await chromium?.close()
  await liaison?.end('SIGKILL')
  if (liaison !== undefined) await removeFolder(liaison.dataFolder)
  await emulator?.stop()
})

const code = (): string => / works once: (\S+)/.exec(liaison.output().stderr)?.[1] ?? ''
const submit = async (address: string, oneTimeCode: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Dynamics address' }).fill(address)
  await page.getByRole('textbox', { name: 'One-time code' }).fill(oneTimeCode)
  await page.getByRole('button', { name: 'Find environment' }).click()
}

describe('the first start of a real installation', () => {
  test('leads to the set-up page and prints the code for it where only its operator sees it', async () => {
    await page.goto(liaison.url)
    await page.getByRole('heading', { name: 'Connect Liaison to your Dynamics' }).waitFor()
    await expect.poll(code).toMatch(/^\S{8,}$/)
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'set-up')
  })

  test('a wrong code and an address that is not Dynamics are explained, and nothing is set up', async () => {
    await submit(emulator.environmentUrl, 'not-the-code')
    await page.getByText('This is not the set-up code.').waitFor()
    const asked = emulator.roundTrips()
    await submit('https://contoso.example/main.aspx', code())
    const problem = page.getByRole('alert').filter({ hasText: 'contoso.example' })
    await problem.waitFor()
    expect(emulator.roundTrips()).toBe(asked)
    const reply = (await (await fetch(`${liaison.url}/api/setup`)).json()) as { state: string }
    expect(reply.state).toBe('environment-needed')
  })

  test('P4, P6: an address copied from a record is enough; tenant and sign-in service are found by themselves', async () => {
    await submit(`${emulator.environmentUrl}/main.aspx?appid=1&pagetype=entityrecord&etn=account&id=2`, code())
    await page.getByRole('heading', { name: 'This is what was found' }).waitFor()
    await page.getByText(emulator.tenantId).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await takePicture(page, 'set-up-found')
    await page.getByRole('button', { name: 'Use this environment' }).click()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
    await passMicrosoftSignIn(page, 'Ada Lindqvist', liaison.url)
    await page.getByRole('button', { name: 'Ada Lindqvist' }).waitFor()
    const reply = (await (await fetch(`${liaison.url}/api/setup`)).json()) as { environment: object }
    expect(reply.environment).toMatchObject({
      name: 'Brightwater Instruments',
      url: emulator.environmentUrl,
      tenantId: emulator.tenantId,
      organizationId: emulator.organizationId,
    })
  })
})
