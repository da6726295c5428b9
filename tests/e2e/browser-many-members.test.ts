import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inWorkspace } from '../../packages/crm/src/index.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { type RunningDemo, startDemo } from './running-demo.ts'
import { accessibilityFindings, takePicture, type Watched, windowOf } from './signed-in-page.ts'

let demo: RunningDemo
let chromium: OpenBrowser
let adas: Page
let watched: Watched

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser()
  ;({ page: adas, watched } = await windowOf(chromium, 'Ada Lindqvist', demo.url))
  await joinMany()
})
afterAll(async () => {
  await chromium?.close()
  await demo?.stop()
})

/** A hundred and thirty colleagues, of whom every tenth has to sign in again. */
async function joinMany(): Promise<void> {
  const { db } = demo.app.deps
  const { workspace_id: workspaceId } = await db
    .selectFrom('workspaces')
    .select('workspace_id')
    .executeTakeFirstOrThrow()
  const now = new Date()
  const everybody = Array.from({ length: 130 }, (_, index) => ({
    workspace_id: workspaceId,
    member_id: randomUUID(),
    object_id: randomUUID(),
    name: `Colleague ${String(index + 1).padStart(3, '0')}`,
    username: `colleague${index + 1}@brightwater.example`,
    role: 'member' as const,
    created_at: now,
  }))
  const problem = { state: 'reauth-required', title: 'Your sign-in has ended.', help: 'Sign in again.', who: 'member' }
  await inWorkspace(db, workspaceId, async (trx) => {
    await trx.insertInto('members').values(everybody).execute()
    await trx
      .insertInto('connections')
      .values(
        everybody
          .filter(({ name }) => name.endsWith('0'))
          .map(({ workspace_id, member_id }) => ({
            workspace_id,
            member_id,
            state: 'reauth-required' as const,
            problem: JSON.stringify(problem),
            updated_at: now,
          })),
      )
      .execute()
  })
}

const people = (page: Page) => page.getByRole('table', { name: 'Members' }).locator('tbody tr')

test('a long list of members comes a page at a time', async () => {
  await adas.goto(`${demo.url}/members`)
  await expect.poll(() => people(adas).count()).toBe(50)
  await adas.getByText('50 members so far').waitFor()
  await adas.getByRole('button', { name: 'Load more' }).click()
  await expect.poll(() => people(adas).count()).toBe(100)
  await adas.getByRole('button', { name: 'Load more' }).click()
  await expect.poll(() => people(adas).count()).toBe(131)
  expect(await adas.getByRole('button', { name: 'Load more' }).count()).toBe(0)
})

test('members are found by name or account, and the address of the page keeps what was looked for', async () => {
  await adas.goto(`${demo.url}/members`)
  const search = adas.getByRole('searchbox', { name: 'Search members' })
  await search.fill('colleague77@')
  await expect.poll(() => people(adas).allTextContents()).toEqual([expect.stringContaining('Colleague 077')])
  await expect.poll(() => adas.url()).toContain('search=colleague77')
  await search.fill('nobody at all')
  await adas.getByText('Nobody is found').waitFor()
  await adas.reload()
  await adas.getByText('Nobody is found').waitFor()
})

test.each([
  ['light', { width: 1360, height: 860 }],
  ['dark', { width: 1360, height: 860 }],
  ['phone', { width: 390, height: 844 }],
])('who has to sign in again is counted and found, %s', async (name, viewport) => {
  await adas.setViewportSize(viewport)
  await adas.emulateMedia({ colorScheme: name === 'dark' ? 'dark' : 'light' })
  await adas.goto(`${demo.url}/members`)
  await adas.getByRole('tab', { name: 'All 131' }).waitFor()
  await adas.getByRole('tab', { name: 'Not connected 117' }).waitFor()
  await takePicture(adas, `members-many-${name}`)
  await adas.getByRole('tab', { name: 'Has to sign in again 13' }).click()
  await expect.poll(() => people(adas).count()).toBe(13)
  expect(await people(adas).first().textContent()).toContain('Colleague 010')
  expect(await accessibilityFindings(adas)).toEqual([])
  expect(await adas.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
  await takePicture(adas, `members-narrowed-${name}`)
  expect(watched.errors).toEqual([])
})

test('the health of many is told a page at a time, with the sums of everybody', async () => {
  await adas.setViewportSize({ width: 1360, height: 860 })
  await adas.emulateMedia({ colorScheme: 'light' })
  await adas.goto(`${demo.url}/health`)
  const healths = adas.getByRole('table', { name: 'How everybody is connected' }).locator('tbody tr')
  await adas.getByText('1 of 131').waitFor()
  await expect.poll(() => healths.count()).toBe(100)
  expect(await healths.first().textContent()).toContain('Colleague 010')
  await adas.getByRole('button', { name: 'Load more' }).click()
  await expect.poll(() => healths.count()).toBe(131)
  expect(await accessibilityFindings(adas)).toEqual([])
  await takePicture(adas, 'health-many')
})

test('from a member the way leads to what they did, however long the list is', async () => {
  await adas.setViewportSize({ width: 1360, height: 860 })
  await adas.goto(`${demo.url}/members?search=Colleague%20130`)
  await adas.getByRole('button', { name: 'Decide about Colleague 130' }).click()
  await adas.getByRole('menuitem', { name: 'History' }).click()
  await adas.getByRole('heading', { name: 'History', level: 1 }).waitFor()
  await adas.getByText('Nothing of this sort').waitFor()
  expect(await adas.getByRole('combobox', { name: 'Person' }).locator('option:checked').textContent()).toBe(
    'One person',
  )
})
