import { createHash } from 'node:crypto'
import { open, realpath, rm, stat } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Says who holds a data folder. */
export interface Holder {
  pid: number
  url?: string
}

export interface FolderLock {
  /** What a second start is told about this one. */
  describe(holder: Holder): void
  release(): Promise<void>
}

/** Another process works in this data folder. `holder` is absent when it did not answer. */
export class FolderInUseError extends Error {
  readonly folder: string
  readonly holder: Holder | undefined

  constructor(folder: string, holder: Holder | undefined) {
    const who = holder === undefined ? 'another process' : `process ${holder.pid}`
    const where = holder?.url === undefined ? '' : ` at ${holder.url}`
    super(
      `The data folder ${folder} is in use by a Liaison that is already running${where} (${who}). ` +
        `Use that one, stop it first, or give this one a folder of its own with DATA_DIR.`,
    )
    this.name = 'FolderInUseError'
    this.folder = folder
    this.holder = holder
  }
}

const retryMs = 50
const attempts = 100
const staleGuardMs = 5_000

/**
 * Takes a data folder for this process. PGlite does not lock its directory and two writers lose rows, so this comes
 * first. The lock is a listening socket: the kernel closes it when the process ends, however it ends.
 *
 * @throws {FolderInUseError} when another process holds it.
 */
export async function lockFolder(folder: string, holder: Holder): Promise<FolderLock> {
  const address = await socketAddress(folder, 'lock')
  let current = holder
  const answer = () => JSON.stringify(current)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const server = await listen(address, answer)
    if (server !== undefined) {
      return { describe: (next) => (current = next), release: () => close(server) }
    }
    const other = await ask(address)
    if (other.kind === 'alive') throw new FolderInUseError(folder, other.holder)
    await removeStale(address)
  }
  throw new FolderInUseError(folder, undefined)
}

/** A socket's path may have about 100 bytes; a deeper folder gets its socket in the system's temporary folder. */
export async function socketAddress(folder: string, purpose: 'lock' | 'doctor'): Promise<string> {
  const real = await realpath(folder)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 32)
  const name = purpose === 'lock' ? `liaison-${hash}` : `liaison-${purpose}-${hash}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const inside = join(real, `${purpose}.sock`)
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `${name}.sock`)
}

function listen(address: string, answer: () => string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end(answer())
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

type Reply = { kind: 'alive'; holder: Holder | undefined } | { kind: 'gone' }

function ask(address: string): Promise<Reply> {
  return new Promise((resolve) => {
    let text = ''
    let connected = false
    const socket = createConnection(address)
    const finish = () => resolve(connected ? { kind: 'alive', holder: parseHolder(text) } : { kind: 'gone' })
    socket.setEncoding('utf8').setTimeout(2_000, () => socket.destroy())
    socket.on('connect', () => (connected = true))
    socket.on('data', (chunk: string) => (text += chunk))
    socket.on('error', finish)
    socket.on('close', finish)
  })
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

/** A killed process leaves its socket file. Only one process at a time may remove it, or it could remove a live one. */
async function removeStale(address: string): Promise<void> {
  const guard = `${address}.guard`
  const handle = await open(guard, 'wx').catch(() => undefined)
  if (handle === undefined) {
    const age = await stat(guard).then(
      (file) => Date.now() - file.mtimeMs,
      () => 0,
    )
    if (age > staleGuardMs) await rm(guard, { force: true })
    return new Promise((resolve) => setTimeout(resolve, retryMs))
  }
  try {
    if ((await ask(address)).kind === 'gone') await rm(address, { force: true })
  } finally {
    await handle.close()
    await rm(guard, { force: true })
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
