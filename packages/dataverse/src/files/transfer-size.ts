/** What the service takes and gives at a time: its recommendation where it has none to say, and the most that it takes. */
export const chunkBytes = 4_194_304

/** `x-ms-chunk-size`, followed as far as memory stays flat. */
export function recommendedBytes(headers: Readonly<Record<string, string>>): number {
  const recommended = Number(headers['x-ms-chunk-size'])
  return Number.isSafeInteger(recommended) && recommended > 0 ? Math.min(recommended, chunkBytes) : chunkBytes
}
