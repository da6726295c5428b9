import { CrmError } from '../crm-error.ts'

export interface ResealTally {
  /** Sealed with the newest key now. */
  resealed: number
  /** Left as they are: their key is not in the ring. */
  unreadable: number
}

/** What `reseal` answers; undefined, and counted, when the key is gone. */
export function tryReseal(tally: ResealTally, reseal: () => string): string | undefined {
  try {
    return reseal()
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'sealed_value_unreadable') throw error
    tally.unreadable += 1
    return undefined
  }
}
