import { countSealedValues, type Db, sealingKeyId } from '@liaison/crm'
import type { Secret } from '../secret.ts'
import { type Finding, ok, problem, warning } from './report.ts'

/** Whether what is stored can still be opened, and which former keys can go. Keys are named by what sealed texts carry. */
export async function checkKeys(db: Db, keys: readonly Secret[], only?: string): Promise<Finding> {
  const [newest = '', ...former] = keys.map((key) => sealingKeyId(Buffer.from(key.reveal(), 'base64')))
  const counts = await countSealedValues(db, only)
  const of = (id: string): number => counts[id] ?? 0
  const lost = Object.keys(counts).filter((id) => id !== newest && !former.includes(id))
  if (lost.length > 0) {
    const count = lost.reduce((sum, id) => sum + of(id), 0)
    return problem(
      `${connections(count)} sealed with a key that is not configured any more (${lost.join(', ')}).`,
      'Put the former key back behind the newest one in ENCRYPTION_KEY, with a comma. If it is lost, these people sign in again.',
    )
  }
  const still = former.filter((id) => of(id) > 0)
  if (still.length > 0) {
    return warning(
      `${connections(still.reduce((sum, id) => sum + of(id), 0))} still sealed with a former key (${still.join(', ')}), ${of(newest)} with the newest.`,
      'Keep the former key until none is left. Servers seal everything with the newest key when they start; so does the command reseal.',
    )
  }
  // What other workspaces need is not this one's to know.
  if (former.length > 0 && only !== undefined) return ok('Everything of this workspace is sealed with the newest key.')
  if (former.length > 0) {
    return ok(
      `Everything is sealed with the newest key; the former (${former.join(', ')}) can be taken out of ENCRYPTION_KEY.`,
    )
  }
  return ok(`What is stored under seal (${of(newest)}) opens with the one key that is configured.`)
}

const connections = (count: number): string => (count === 1 ? 'One connection is' : `${count} connections are`)
