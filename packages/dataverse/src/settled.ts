import type { Settled } from './dataverse-client.ts'
import { DataverseError } from './errors.ts'

/** What the work came to; what is no DataverseError is thrown. */
export async function settled<T>(work: () => T | Promise<T>): Promise<Settled<T>> {
  try {
    return { kind: 'ok', value: await work() }
  } catch (error) {
    if (error instanceof DataverseError) return { kind: 'failed', error }
    throw error
  }
}
