import type { EmulatorOptions } from '@liaison/emulator'
import { type Forked, forkScript } from '../client/fork-script.ts'

export interface EmulatedOptions extends EmulatorOptions {
  /** Contacts laid before it answers. */
  contacts?: number
}

export interface EmulatedAnswer {
  environmentUrl: string
  token: string
  startMilliseconds: number
  /** Resident memory per contact laid. */
  bytesPerRow?: number
}

/** An emulator as a process of its own, so that its work is its own. */
export async function startEmulated(options: EmulatedOptions): Promise<EmulatedAnswer & { server: Forked }> {
  const server = forkScript(new URL('emulator-process.ts', import.meta.url).href, [JSON.stringify(options)])
  return { ...(await server.answer<EmulatedAnswer>()), server }
}

/** Sends requests over kept connections and reads the bytes of their replies. */
export async function send(
  { environmentUrl, token }: { environmentUrl: string; token: string },
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; bytes: Uint8Array }> {
  const reply = await fetch(`${environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  return { status: reply.status, bytes: new Uint8Array(await reply.arrayBuffer()) }
}
