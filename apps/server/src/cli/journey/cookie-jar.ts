/** Cookies per host, as far as two servers on one machine need them: no paths, no expiry but removal. */
export class CookieJar {
  readonly #byHost = new Map<string, Map<string, string>>()

  header(url: URL): string | undefined {
    const cookies = this.#byHost.get(url.host)
    if (cookies === undefined || cookies.size === 0) return undefined
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  store(url: URL, response: Response): void {
    const cookies = this.#byHost.get(url.host) ?? new Map<string, string>()
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const name = pair.slice(0, pair.indexOf('=')).trim()
      const removed = attributes.some((attribute) => /^\s*max-age=0\s*$|^\s*expires=Thu, 01 Jan 1970/i.test(attribute))
      if (removed) cookies.delete(name)
      else cookies.set(name, pair.slice(pair.indexOf('=') + 1).trim())
    }
    this.#byHost.set(url.host, cookies)
  }
}
