import { BlockList, isIP, isIPv6 } from 'node:net'

/** Not of the internet, by IANA's registries of special-purpose addresses. */
const special = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  special.addSubnet(network, prefix, 'ipv6')
}

const embedding = new BlockList()
embedding.addSubnet('::ffff:0:0', 96, 'ipv6')
embedding.addSubnet('64:ff9b::', 96, 'ipv6')

/**
 * Whether an address is one of the internet: not of this machine, this network, a provider's inside, documentation or a
 * group. An IPv6 address that stands for an IPv4 one (mapped, or behind NAT64) is what that one is.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (!isIPv6(address)) return !special.check(address, 'ipv4')
  if (embedding.check(address, 'ipv6')) return !special.check(embeddedIpv4(address), 'ipv4')
  return !special.check(address, 'ipv6')
}

/** The last 32 bits, however they are written. */
function embeddedIpv4(address: string): string {
  const tail = address.slice(address.lastIndexOf(':') + 1)
  if (tail.includes('.')) return tail
  // A URL's host is the canonical form: its last two groups are there unless zeros were left out.
  const groups = new URL(`http://[${address.split('%')[0] ?? ''}]/`).hostname.slice(1, -1).split(':')
  const word = (group: string | undefined): number =>
    group === undefined || group === '' ? 0 : Number.parseInt(group, 16)
  const [high, low] = [word(groups.at(-2)), word(groups.at(-1))]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
