export interface AttemptCountsTable {
  /** What was tried. */
  attempt: string
  /** HMAC of the network address: the address itself is nowhere. */
  sender_hash: Buffer
  /** Since the first one that still counts. */
  count: number
  /** From then on it begins anew. */
  ends_at: Date
}
