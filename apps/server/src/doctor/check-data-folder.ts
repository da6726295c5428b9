import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Finding, ok, problem, warning } from './report.ts'

const gigabyte = 1024 ** 3
/** The embedded database stops the server when it cannot write. */
const fullBytes = 0.2 * gigabyte
const nearlyFullBytes = gigabyte

/** The folder itself, room on its disk, and who may read the key in it. */
export async function checkDataFolder({ dataFolder, databaseUrl, encryptionKeys }: Config): Promise<Finding> {
  if (databaseUrl !== undefined) return ok('Not needed: everything is in PostgreSQL.')
  const disk = await statfs(dataFolder).catch(() => undefined)
  if (disk === undefined) {
    return warning(
      'The folder of DATA_DIR does not exist yet, or cannot be read.',
      'The first start makes it; the user that runs the server needs to write there.',
    )
  }
  const free = disk.bavail * disk.bsize
  const room = `${(free / gigabyte).toFixed(1)} GB are free.`
  const mend = 'Make room on the disk of DATA_DIR, or stop the server, move the folder and set DATA_DIR.'
  if (free < fullBytes) return problem(`The disk of the data folder is full: ${room}`, mend)
  if (encryptionKeys === undefined && process.platform !== 'win32') {
    const key = await stat(join(dataFolder, 'encryption-key')).catch(() => undefined)
    if (key !== undefined && (key.mode & 0o077) !== 0) {
      return problem(
        'The file encryption-key in the data folder can be read by others on this machine.',
        'chmod 600 encryption-key, in the folder of DATA_DIR.',
      )
    }
  }
  if (free < nearlyFullBytes) return warning(`The disk of the data folder is nearly full: ${room}`, mend)
  return ok(`The data folder is in order, and ${room}`)
}
