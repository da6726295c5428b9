/** Microsoft's advice: start with about this many rows in a request, and measure. */
export const firstBatchSize = 100
export const largestBatchSize = 1_000
/** Long enough to be worth the round trip, far from the time at which gateways give up. */
export const targetBatchMs = 5_000

/**
 * Rows for the next request, from the time that the last one took: as many as fit into `targetMs` at the same rate, at
 * most twice and at least half as many as before, and never more than `largest`.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/optimize-performance-create-update
 */
export function nextBatchSize(
  { size, durationMs }: { size: number; durationMs: number },
  { largest, targetMs }: { largest: number; targetMs: number },
): number {
  const fitting = (size * targetMs) / Math.max(durationMs, 1)
  const steady = Math.min(Math.max(fitting, size / 2), size * 2)
  return Math.max(1, Math.min(Math.floor(steady), largest))
}
