/**
 * SQL Server's order of uniqueidentifier values, which is the order of rows in recorded pages of Dataverse: the last
 * group counts first, then the fourth, then the first three with their bytes reversed.
 */
export function guidOrderKey(id: string): string {
  if (id.length !== 36) return id
  return (
    id.slice(24) + id.slice(19, 23) + pairsReversed(id, 14, 18) + pairsReversed(id, 9, 13) + pairsReversed(id, 0, 8)
  )
}

export function compareGuids(one: string, other: string): number {
  if (one === other) return 0
  return guidOrderKey(one) < guidOrderKey(other) ? -1 : 1
}

/** Rows in the order of their ids. The last group decides almost always, and numbers are compared faster than text. */
export function inGuidOrder<T extends { id: string }>(rows: T[]): T[] {
  if (rows.length < 2) return rows
  const keyed = rows.map((row) => ({ row, node: row.id.length === 36 ? Number.parseInt(row.id.slice(24), 16) : 0 }))
  keyed.sort((one, other) => one.node - other.node || compareGuids(one.row.id, other.row.id))
  return keyed.map(({ row }) => row)
}

function pairsReversed(id: string, from: number, to: number): string {
  let reversed = ''
  for (let at = to - 2; at >= from; at -= 2) reversed += id[at]! + id[at + 1]!
  return reversed
}
