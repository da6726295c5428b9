import type { UpdateResult } from 'kysely'
import { CrmError } from '../crm-error.ts'

export interface ResealTally {
  /** Sealed with the newest key now. */
  resealed: number
  /** Left as they are: their key is not in the ring. */
  unreadable: number
}

/** `reseal` seals the value anew; `store` puts that in its place, unless something newer stands there meanwhile. */
export async function resealStored(
  tally: ResealTally,
  reseal: () => string,
  store: (fresh: string) => Promise<UpdateResult>,
): Promise<void> {
  let fresh: string
  try {
    fresh = reseal()
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'sealed_value_unreadable') throw error
    tally.unreadable += 1
    return
  }
  const { numUpdatedRows } = await store(fresh)
  tally.resealed += Number(numUpdatedRows)
}
