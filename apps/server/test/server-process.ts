import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Emulator } from '@liaison/emulator'
import type { Secret } from '../src/secret.ts'

/** `liaison serve` in a process of its own, on PostgreSQL. */
export interface ServerProcess {
  url: string
  /** Everything it printed so far. */
  output(): string
  /** Ends it and waits for its end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

interface ServerProcessOptions {
  port: number
  /** Where browsers and Entra reach the installation: that of the first server, when there are several. */
  publicUrl: string
  databaseUrl: Secret
  /** As ENCRYPTION_KEY: the newest first, with commas. */
  encryptionKey: string
  emulator: Emulator
  env?: Readonly<Record<string, string>>
}

const main = join(import.meta.dirname, '..', 'src', 'main.ts')

/** Resolves when it answers. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const { port, publicUrl, emulator } = options
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@liaison/source', main, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      DATABASE_URL: options.databaseUrl.reveal(),
      ENCRYPTION_KEY: options.encryptionKey,
      ENTRA_CLIENT_ID: emulator.clientId,
      ENTRA_CLIENT_SECRET: emulator.clientSecret,
      EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += String(chunk)
        if (/^Liaison: http/m.test(printed)) resolve()
      })
    }
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it answered. ${printed}`)))
  })
  await ready
  return {
    url: `http://localhost:${port}`,
    output: () => printed,
    end: async (signal) => end(child, signal),
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
