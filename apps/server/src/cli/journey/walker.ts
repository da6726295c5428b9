import { buttonsOf } from './html-forms.ts'
import { CookieJar } from './cookie-jar.ts'

export interface WalkedPage {
  url: URL
  status: number
  html: string
}

/** What a browser does to sign somebody in, without a browser: cookies, redirects, pages with buttons. */
export class Walker {
  readonly #jar = new CookieJar()

  /** One request. Cookies go along and are kept; redirects are not followed. */
  async send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookie = this.cookies(url)
    if (cookie !== undefined) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    this.#jar.store(url, response)
    return response
  }

  /** The cookies it would send there. */
  cookies(url: URL): string | undefined {
    return this.#jar.header(url)
  }

  /** Opens a page, following redirects until there is one. */
  async open(start: URL, form?: URLSearchParams): Promise<WalkedPage> {
    const headers = { accept: 'text/html' }
    let url = start
    let response = await this.send(url, form === undefined ? { headers } : { method: 'POST', body: form, headers })
    for (let hops = 0; isRedirect(response); hops += 1) {
      if (hops > 20) throw new Error(`${start.origin} redirects in circles`)
      url = new URL(response.headers.get('location') ?? '', url)
      response = await this.send(url, { headers })
    }
    return { url, status: response.status, html: await response.text() }
  }

  /** Presses the first button or link of the page whose text contains `label`; `undefined` when there is none. */
  async press(page: WalkedPage, label: string): Promise<WalkedPage | undefined> {
    const button = buttonsOf(page.html).find(({ text }) => text.toLowerCase().includes(label.toLowerCase()))
    if (button === undefined) return undefined
    const target = new URL(button.action, page.url)
    const fields = new URLSearchParams(button.fields)
    if (button.method === 'POST') return this.open(target, fields)
    for (const [name, value] of fields) target.searchParams.append(name, value)
    return this.open(target)
  }
}

function isRedirect(response: Response): boolean {
  return response.status >= 300 && response.status < 400 && response.headers.has('location')
}
