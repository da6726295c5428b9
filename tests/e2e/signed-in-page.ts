import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { OpenBrowser } from './browser.ts'

const artifacts = join(import.meta.dirname, '..', '..', 'artifacts')

/** Picks the person on Microsoft's page and agrees to the permission where it asks. */
export async function passMicrosoftSignIn(page: Page, person: string, home: string): Promise<void> {
  await page.getByRole('button', { name: person }).click()
  const accept = page.getByRole('button', { name: 'Accept' })
  await Promise.race([accept.waitFor(), page.waitForURL(`${home}/**`)])
  if (await accept.isVisible()) await accept.click()
}

/** A page of a browser of its own, in which nobody is signed in. */
export async function newWindow({ browser }: OpenBrowser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 860 } })
  return context.newPage()
}

/** From the page that offers it, as everybody signs in. */
export async function signIn(page: Page, person: string, home: string): Promise<void> {
  await page.goto(`${home}/connect`)
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await passMicrosoftSignIn(page, person, home)
}

/** A window of a browser of its own in which the person is signed in, watched from the beginning. */
export async function windowOf(
  chromium: OpenBrowser,
  person: string,
  home: string,
): Promise<{ page: Page; watched: Watched }> {
  const page = await newWindow(chromium)
  const watched = watch(page)
  await signIn(page, person, home)
  await page.getByRole('button', { name: person }).waitFor()
  return { page, watched }
}

export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true })
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true })
}

/**
 * A dialog that still fades in, or a page that has just changed between light and dark, has other colours than the one
 * people read. The change is drawn a frame after it was asked for, and starts transitions of its own, so frames are drawn
 * until nothing moves. What turns for ever is not waited for.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame)
    const moving = () =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    for (let still = 0; still < 3; still += 1) {
      await nextFrame()
      const ending = moving()
      if (ending.length === 0) continue
      await Promise.allSettled(ending.map(({ finished }) => finished))
      still = -1
    }
  })
}

/** What an accessibility checker finds (WCAG 2.1 A and AA), as one line each. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // Fluent's keyboard navigation puts invisible stops around tab lists; they pass the focus on at once.
    .exclude('[data-tabster-dummy]')
    .analyze()
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

export interface Watched {
  /** Errors of the page: its own, refused by its content security policy, and requests that failed. */
  errors: string[]
  /** Compressed size of the scripts it loaded so far. */
  scriptBytes: () => Promise<number>
}

export function watch(page: Page): Watched {
  const errors: string[] = []
  const scripts: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })
  return {
    errors,
    // Asked for again: a browser no longer has the body of a page that was left.
    scriptBytes: async () => (await Promise.all(scripts.map(compressedSize))).reduce((sum, bytes) => sum + bytes, 0),
  }
}

async function compressedSize(url: string): Promise<number> {
  const reply = await fetch(url)
  return gzipSync(await reply.arrayBuffer()).length
}
