/** One address of a name. */
export interface ResolvedAddress {
  address: string
  /** 4 or 6 */
  family: number
}

/** Every address of a name: Node's `dns.lookup` with `all`. */
export type ResolveAll = (
  hostname: string,
  options: { family?: number | string | undefined; hints?: number | undefined },
  callback: (error: Error | null, addresses: ResolvedAddress[]) => void,
) => void
