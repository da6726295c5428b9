import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
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
/** Of Ada, who administers the workspace and Entra. */
let adas: Page
let watched: Watched

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  adas = await newWindow(chromium)
  watched = watch(adas)
  await signIn(adas, 'Ada Lindqvist')
  await adas.getByRole('button', { name: 'Ada Lindqvist' }).waitFor()
})
afterEach(() => {
  demo.emulator().consent.require('allowed')
  demo.emulator().consent.spread({})
  demo.emulator().faults.clear()
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

const startSignIn = async (page: Page): Promise<void> => {
  await page.goto(`${demo.url}/connect`)
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
}
const signIn = async (page: Page, person: string): Promise<void> => {
  await startSignIn(page)
  await passMicrosoftSignIn(page, person, demo.url)
}

/** Stopped by "Need admin approval", which has no way back, and at Liaison again by themselves. */
async function stoppedByMicrosoft(page: Page, person: string): Promise<void> {
  await startSignIn(page)
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('heading', { name: 'Need admin approval' }).waitFor()
  await page.goto(demo.url)
}

const approvalLink = (page: Page): Promise<string | null> =>
  page.getByRole('region', { name: 'Approval link for your administrator' }).getByRole('link').getAttribute('href')

const reported = 'An administrator reports that Liaison is approved for your organisation.'

/** The page's own next question to Microsoft comes in a minute until it is let go, so that what it shows can be looked at. */
async function holdCheck(page: Page): Promise<() => Promise<void>> {
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const session = (await response.json()) as { connection: { retryAfterSeconds?: number } | null }
    if (session.connection?.retryAfterSeconds !== undefined) session.connection.retryAfterSeconds = 60
    await route.fulfill({ response, json: session })
  })
  return () => page.unroute('**/api/session')
}

/** Ada's other browser, in which nobody is signed in at Liaison. */
async function decide(link: string, button: 'Accept' | 'Cancel'): Promise<Page> {
  const page = await newWindow(chromium)
  await page.goto(link)
  await page.getByRole('button', { name: 'Ada Lindqvist' }).click()
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL(`${demo.url}/approval**`)
  return page
}

describe('a seller whose organisation lets only administrators approve applications (P1, P2)', () => {
  test('says what Microsoft showed, finds whose turn it is and a message for IT, and goes on when it is approved', async () => {
    demo.emulator().consent.require('admin-required')
    const toms = await newWindow(chromium)
    const errors = watch(toms)
    await stoppedByMicrosoft(toms, 'Tom Brandt')
    await toms.getByText('You came back without being signed in.').waitFor()
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'stopped-by-microsoft')
    await toms.getByRole('button', { name: 'Microsoft says “Need admin approval”' }).click()

    await toms
      .getByRole('heading', { name: 'Your organisation lets only administrators approve applications.' })
      .waitFor()
    await toms.getByText('Being an administrator in Dynamics is not enough').first().waitFor()
    const message = toms.getByRole('region', { name: 'Message for IT, ready to send' })
    await message.getByText('What it does not allow').waitFor()
    const mail = new URL((await message.getByRole('link', { name: 'E-mail' }).getAttribute('href')) ?? '')
    expect(mail.protocol).toBe('mailto:')
    expect(mail.searchParams.get('body')).toContain(await approvalLink(toms))
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'admin-approval')

    await toms
      .getByRole('textbox', { name: 'Let your Liaison administrators know that you wait' })
      .fill('Tom of service')
    await toms.getByRole('button', { name: 'Let them know' }).click()
    await toms.getByText('see that Tom of service waits').waitFor()
    await adas.goto(`${demo.url}/members`)
    await adas.getByText('Somebody who says they are Tom of service').waitFor()
    expect(await accessibilityFindings(adas)).toEqual([])
    await takePicture(adas, 'waiting-people')

    const declined = await decide((await approvalLink(toms)) ?? '', 'Cancel')
    await declined.getByRole('heading', { name: 'Liaison was not approved' }).waitFor()
    await declined.getByRole('region', { name: 'Tell the person who asked you' }).waitFor()
    expect(await accessibilityFindings(declined)).toEqual([])
    await takePicture(declined, 'approval-declined')
    expect(await toms.getByRole('heading', { level: 1 }).textContent()).toContain('only administrators approve')

    const letGo = await holdCheck(toms)
    const granted = await decide((await approvalLink(toms)) ?? '', 'Accept')
    await granted.getByRole('heading', { name: 'Thank you for approving Liaison' }).waitFor()
    expect(await accessibilityFindings(granted)).toEqual([])
    await takePicture(granted, 'approval-granted')

    // Nobody touches Tom's page.
    await toms.getByRole('heading', { name: reported }).waitFor()
    expect(await toms.title()).toContain('reports that Liaison is approved')
    expect(await toms.getByRole('region', { name: 'Message for IT, ready to send' }).count()).toBe(0)
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'approval-reported')
    await letGo()
    await toms.getByRole('button', { name: 'Tom Brandt' }).waitFor()
    expect(new URL(toms.url()).origin).toBe(demo.url)
    expect(errors.errors).toEqual([])
  })

  test('whose sign-in just waits to be told, without a word, goes on as well', async () => {
    demo.emulator().consent.require('admin-required')
    const evas = await newWindow(chromium)
    await stoppedByMicrosoft(evas, 'Eva Sommer')
    await evas.getByText('You came back without being signed in.').waitFor()
    const link = await adas.evaluate(async () => {
      const session = (await (await fetch('/api/session')).json()) as { approval: { url: string } }
      return session.approval.url
    })
    await decide(link, 'Accept')
    await evas.getByRole('button', { name: 'Eva Sommer' }).waitFor()
    expect(new URL(evas.url()).origin).toBe(demo.url)
  })

  test('who is quicker than the approval spreads is let in without pressing anything (P3)', async () => {
    demo.emulator().consent.require('admin-required')
    demo.emulator().consent.spread({ hours: 1 })
    const evas = await newWindow(chromium)
    await stoppedByMicrosoft(evas, 'Eva Sommer')
    await evas.getByRole('button', { name: 'Microsoft says “Need admin approval”' }).click()
    await decide((await approvalLink(evas)) ?? '', 'Accept')
    await evas
      .getByRole('heading', { name: 'An approval was reported, and Microsoft does not know of it everywhere yet.' })
      .waitFor()
    const letGo = await holdCheck(evas)
    await evas.getByText('Microsoft is asked by itself within 60 seconds').waitFor()
    expect(await evas.getByRole('region', { name: 'Message for IT, ready to send' }).count()).toBe(0)
    await takePicture(evas, 'approval-spreads')
    demo.emulator().consent.spread({})
    await letGo()
    await evas.getByRole('button', { name: 'Eva Sommer' }).waitFor()
    expect(new URL(evas.url()).origin).toBe(demo.url)
  })

  test('is told plainly when Microsoft knows of no approval, and what to do then', async () => {
    demo.emulator().consent.require('admin-required')
    const toms = await newWindow(chromium)
    await stoppedByMicrosoft(toms, 'Tom Brandt')
    await toms.getByRole('button', { name: 'Microsoft says “Need admin approval”' }).click()
    const link = (await approvalLink(toms)) ?? ''
    await toms.goto('about:blank')
    // Somebody with the link, who is no administrator, writes Microsoft's reply themselves.
    const others = await newWindow(chromium)
    await others.goto(link)
    const state = new URL(others.url()).searchParams.get('state') ?? ''
    const reply = new URLSearchParams({ admin_consent: 'True', tenant: demo.emulator().tenantId, state })
    await others.goto(`${demo.url}/auth/admin-consent/callback?${reply.toString()}`)
    await others.getByRole('heading', { name: 'Thank you for approving Liaison' }).waitFor()
    // What Tom's page does by itself, without its pauses.
    const { request } = toms.context()
    for (let check = 0; check < 6; check += 1) await request.get(`${demo.url}/auth/sign-in?retry=true`)
    await toms.goto(`${demo.url}/connect`)
    await toms.getByRole('heading', { name: 'An approval was reported, but Microsoft knows of none.' }).waitFor()
    expect(await approvalLink(toms)).toBe(link)
    await toms.emulateMedia({ colorScheme: 'dark' })
    await toms.setViewportSize({ width: 390, height: 844 })
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'approval-unconfirmed-phone')
  })
})

describe('a seller who is not assigned to the application', () => {
  test('reads who assigns them and where, and comes in once they are', async () => {
    demo.emulator().entra.assign(['ada'])
    const mias = await newWindow(chromium)
    await startSignIn(mias)
    await mias.getByRole('button', { name: 'Mia Keller' }).click()
    await mias.getByRole('heading', { name: /allows this application only to assigned people/ }).waitFor()
    await mias.getByText('Users and groups').first().waitFor()
    await mias.getByRole('region', { name: 'Message for IT, ready to send' }).getByText('User Administrator').waitFor()
    expect(await accessibilityFindings(mias)).toEqual([])
    await takePicture(mias, 'not-assigned')
    demo.emulator().entra.assign(undefined)
    await mias.getByRole('link', { name: 'Sign in again' }).click()
    await passMicrosoftSignIn(mias, 'Mia Keller', demo.url)
    await mias.getByRole('button', { name: 'Mia Keller' }).waitFor()
  })
})

describe('an installation whose client secret has expired (P11)', () => {
  test('signs nobody out, tells who comes that it is not their fault, and whoever runs it what to do', async () => {
    demo.emulator().faults.refuseToken({ aadsts: 7000222 })
    const toms = await newWindow(chromium)
    await signIn(toms, 'Tom Brandt')
    await toms.getByRole('heading', { name: /client secret has expired/ }).waitFor()
    await toms.getByText('Nothing is wrong with your account').waitFor()
    await toms.getByRole('region', { name: 'Message for whoever runs Liaison, ready to send' }).waitFor()
    expect(await accessibilityFindings(toms)).toEqual([])
    await takePicture(toms, 'secret-expired')

    await adas.goto(`${demo.url}/health`)
    await adas
      .getByRole('region', { name: 'For whoever runs Liaison' })
      .getByText(/client secret has expired/)
      .waitFor()
    await adas.goto(`${demo.url}/accounts`)
    await adas.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor()
    await adas.getByRole('button', { name: 'Ada Lindqvist' }).waitFor()

    await toms.getByRole('link', { name: 'Try again' }).click()
    await passMicrosoftSignIn(toms, 'Tom Brandt', demo.url)
    await toms.getByRole('button', { name: 'Tom Brandt' }).waitFor()
    expect(watched.errors).toEqual([])
  })
})
