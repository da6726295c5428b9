import { lookup as dnsLookup, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'
import type { ResolveAll } from './resolve-all.ts'

/** The name leads into a private network, where nobody's Dynamics is. Nothing was sent. */
export class PrivateAddressError extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS'

  constructor(host: string) {
    super(`${host} is at a private address`)
    this.name = 'PrivateAddressError'
  }
}

const resolveAll: ResolveAll = (hostname, options, callback) =>
  dnsLookup(hostname, { ...(options as LookupOptions), all: true }, callback)

export interface HostGuard {
  /**
   * Looks names up for a connection, and refuses those with an address that is not public. The addresses judged are those
   * connected to: a name that answers differently the next time gains nothing.
   */
  lookup: LookupFunction
  /** For hosts that are addresses themselves, which are not looked up. @throws {PrivateAddressError} */
  check(url: string): void
}

/** Keeps connections out of private networks, but for these hosts. */
export function hostGuard(privateHosts: readonly string[], resolve: ResolveAll = resolveAll): HostGuard {
  const names = new Set(privateHosts.map((host) => new URL(`http://${host}`).hostname))
  const isRefused = (hostname: string, address: string): boolean =>
    !names.has(hostname.toLowerCase()) && !isPublicAddress(address)
  return {
    lookup(hostname, options, callback) {
      resolve(hostname, options, (error, addresses) => {
        if (error) return callback(error, '')
        const refused = addresses.some(({ address }) => isRefused(hostname, address))
        if (refused) return callback(new PrivateAddressError(hostname), '')
        if (options.all === true) return callback(null, addresses)
        const [first] = addresses
        callback(null, first?.address ?? '', first?.family)
      })
    },
    check(url) {
      const { hostname } = new URL(url)
      const host = hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) !== 0 && isRefused(hostname, host)) throw new PrivateAddressError(host)
    },
  }
}
