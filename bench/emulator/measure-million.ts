import { send, startEmulated } from './emulated.ts'

export interface EmulatedMillion {
  rows: number
  bytesPerRow: number
  /** By the row's key: one found. */
  byKeyMilliseconds: number
  /** A lookup, which is indexed: none found. */
  byLookupMilliseconds: number
  /** Text that is not indexed, all rows looked at: one found. */
  byTextMilliseconds: number
  /** The first page of 5,000 in key order. */
  firstPageMilliseconds: number
}

const rows = 1_000_000

/** Questions about a table of a million contacts, each asked before so that indexes are there. */
export async function measureMillion(): Promise<EmulatedMillion> {
  const emulated = await startEmulated({ seed: 'empty', plugins: false, contacts: rows })
  const time = async (path: string): Promise<number> => {
    const ask = async (): Promise<void> => {
      const { status, bytes } = await send(emulated, path)
      if (status !== 200) throw new Error(`${path}: ${status} ${new TextDecoder().decode(bytes).slice(0, 300)}`)
    }
    await ask()
    const startedAt = performance.now()
    await ask()
    return Number((performance.now() - startedAt).toFixed(1))
  }
  const nobody = '00000000-0000-4000-8000-000000000000'
  try {
    return {
      rows,
      bytesPerRow: emulated.bytesPerRow ?? Number.NaN,
      byKeyMilliseconds: await time(`contacts?$select=fullname&$filter=contactid eq ${nobody}`),
      byLookupMilliseconds: await time(`contacts?$select=fullname&$filter=_parentcustomerid_value eq ${nobody}`),
      byTextMilliseconds: await time(`contacts?$select=fullname&$filter=lastname eq 'Last 999999'`),
      firstPageMilliseconds: await time('contacts?$select=fullname,emailaddress1'),
    }
  } finally {
    await emulated.server.stop()
  }
}
