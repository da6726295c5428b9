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

/**
 * Looks names up for a connection, and refuses those with an address that is not public. The addresses judged are those
 * connected to: a name that answers differently the next time gains nothing.
 */
export function guardedLookup(
  isPrivateHost: (hostname: string) => boolean,
  resolve: ResolveAll = resolveAll,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, addresses) => {
      if (error) return callback(error, '')
      const refused = !isPrivateHost(hostname) && addresses.some(({ address }) => !isPublicAddress(address))
      if (refused) return callback(new PrivateAddressError(hostname), '')
      if (options.all === true) return callback(null, addresses)
      const [first] = addresses
      callback(null, first?.address ?? '', first?.family)
    })
  }
}

/** For hosts that are addresses themselves, which are not looked up. @throws {PrivateAddressError} */
export function checkAddressHost(url: URL, isPrivateHost: (hostname: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isPrivateHost(url.hostname) && !isPublicAddress(host)) throw new PrivateAddressError(host)
}
