import { countSealedValues, createKeyRing, resealSecrets, sealingKeyId } from '@liaison/crm'
import { type Config, loadConfig } from '../config.ts'
import { keyInFolder } from '../data-folder/encryption-key.ts'
import { withDatabase } from './with-database.ts'

/** Seals everything with the newest key of ENCRYPTION_KEY and says which of the others are not needed any more. */
export async function reseal(): Promise<void> {
  const { words, done } = await resealInWords(loadConfig())
  console.log(words)
  if (!done) process.exitCode = 1
}

/** @throws {FolderInUseError} with the embedded database, while a server runs on it. */
export async function resealInWords(config: Config): Promise<{ words: string; done: boolean }> {
  return withDatabase(config, async (db) => {
    const keys = (config.encryptionKeys ?? [await keyInFolder(config.dataFolder)]).map((key) =>
      Buffer.from(key.reveal(), 'base64'),
    )
    const seal = createKeyRing(keys)
    const { resealed } = await resealSecrets({ db, seal, log: () => undefined })
    const left = Object.entries(await countSealedValues(db)).filter(([keyId]) => keyId !== seal.keyId)
    const former = keys.map(sealingKeyId).filter((keyId) => keyId !== seal.keyId)
    return {
      words: [`${resealed} sealed anew, with key ${seal.keyId}.`, ending(left, seal.keyId, former)].join('\n'),
      done: left.length === 0,
    }
  })
}

function ending(left: readonly [string, number][], newest: string, former: readonly string[]): string {
  if (left.length > 0) {
    const counts = left.map(([keyId, count]) => `${count} with key ${keyId}`).join(', ')
    return `Still sealed with another key: ${counts}. Its key is missing in ENCRYPTION_KEY, or a server still seals with it: put the newest key first on all servers and run this again.`
  }
  if (former.length === 0) return 'There is one key, and everything is sealed with it.'
  return `Nothing is sealed with ${former.join(', ')} any more. Once every server has key ${newest} first, take the others out of ENCRYPTION_KEY.`
}
