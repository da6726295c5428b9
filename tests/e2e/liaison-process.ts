import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyFreePortPair } from '../../apps/server/src/free-port.ts'

const root = join(import.meta.dirname, '..', '..')

/** `npm start` as a person runs it, in a folder and on ports of its own. */
export interface LiaisonProcess {
  url: string
  dataFolder: string
  port: number
  process: ChildProcess
  /** Everything it printed so far. */
  output: () => { stdout: string; stderr: string }
  /** Ends it with the signal and waits for its end. Resolves to the exit code. */
  end: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

/** The first start builds what is missing, which takes its time. */
const startsWithinMs = 150_000

interface Start {
  dataFolder?: string
  port?: number
  /** After `npm start --`; the demo without any. */
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

export async function startLiaison(start: Start = {}): Promise<LiaisonProcess> {
  const dataFolder = start.dataFolder ?? (await mkdtemp(join(tmpdir(), 'liaison-e2e-')))
  const port = start.port ?? (await anyFreePortPair())
  const child = spawn(process.execPath, ['scripts/start.mjs', ...(start.args ?? [])], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder, NODE_OPTIONS: '', ...start.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = collect(child)
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No URL in time. ${printed().stderr}`)), startsWithinMs)
    // The demo prints it to stdout; `serve` keeps that for events and tells the person on stderr.
    const look = (): void => {
      const { stdout, stderr } = printed()
      const [, found] = /^Liaison: (http:\/\/\S+)\n/m.exec(stdout + stderr) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', (code) => reject(new Error(`Ended with ${code} before it had a URL. ${printed().stderr}`)))
    child.once('exit', () => clearTimeout(timer))
  })
  return {
    url,
    dataFolder,
    port,
    process: child,
    output: printed,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'exit') as Promise<[number | null]>
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Runs a script of the project to its end. */
export async function runScript(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = collect(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...printed() }
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)))
  return () => ({ stdout, stderr })
}
