import type { Emulator } from '@liaison/emulator'

/** A person in front of Entra's pages: picks the account with this key, agrees to or declines what is asked. */
export interface Walker {
  person: string
  decision?: 'accept' | 'cancel'
}

export interface Walked {
  /** The address at the application the browser was sent back to; absent when a page of Entra was the end. */
  callbackUrl?: string
  /** Text of the last page. */
  page: string
}

/** Goes from a sign-in or approval address through Entra's pages, as a browser does that keeps its cookies. */
export async function walkThroughEntra(
  emulator: Emulator,
  url: string,
  { person, decision = 'accept' }: Walker,
): Promise<Walked> {
  const account = emulator.users.find(({ key }) => key === person)?.objectId
  if (account === undefined) throw new Error(`Nobody is called ${person}`)
  let reply = await fetch(url, { redirect: 'manual' })
  const decisions: Record<string, string>[] = [{ account }, { decision }]
  for (const button of decisions) {
    const back = reply.headers.get('location')
    if (back !== null) return { callbackUrl: back, page: '' }
    const page = await reply.text()
    if (!page.includes(`name="${Object.keys(button)[0]}"`)) return { page }
    reply = await fetch(url.replace(/\?.*/, ''), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams([...hiddenFields(page), ...Object.entries(button)]),
    })
  }
  const back = reply.headers.get('location')
  return back === null ? { page: await reply.text() } : { callbackUrl: back, page: '' }
}

const hiddenFields = (page: string): [string, string][] =>
  [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescaped(value),
  ])

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
