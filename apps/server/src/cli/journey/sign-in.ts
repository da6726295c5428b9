import type { WalkedPage, Walker } from './walker.ts'

/** Signs a person in through Entra's own pages: picks the account, agrees to the permission when asked. */
export async function signIn(walker: Walker, url: string, person: string): Promise<void> {
  const home = new URL(url)
  let page = await walker.open(new URL('/auth/sign-in?returnTo=/accounts', home))
  for (let steps = 0; page.url.host !== home.host; steps += 1) {
    const next = steps < 5 ? await pressOne(walker, page, [person, 'Accept', 'Yes', 'Continue', 'Next']) : undefined
    if (next === undefined) throw new Error(`The sign-in stopped at a page of ${page.url.host} (${page.status})`)
    page = next
  }
  if (page.url.pathname !== '/accounts') {
    throw new Error(`The sign-in ended at ${page.url.pathname}${page.url.search} instead of the accounts`)
  }
}

async function pressOne(walker: Walker, page: WalkedPage, labels: string[]): Promise<WalkedPage | undefined> {
  for (const label of labels) {
    const next = await walker.press(page, label)
    if (next !== undefined) return next
  }
  return undefined
}
