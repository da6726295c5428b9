import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from '../secret.ts'

/**
 * The key that seals tokens, made on first use and kept in the data folder, readable by its owner only. Whoever copies
 * the folder for a backup copies the key with it; an installation that wants them apart sets ENCRYPTION_KEY.
 */
export async function keyInFolder(folder: string): Promise<Secret> {
  const existing = await existingKey(folder)
  if (existing !== undefined) return existing
  const made = randomBytes(32).toString('base64')
  await writeFile(fileIn(folder), `${made}\n`, { mode: 0o600, flag: 'wx' })
  return new Secret(made)
}

/** The key if there is one; makes none. */
export async function existingKey(folder: string): Promise<Secret | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : new Secret(text.trim())
}

const fileIn = (folder: string): string => join(folder, 'encryption-key')
