import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDemo, type Demo } from '../src/cli/create-demo.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { loadDemoConfig } from '../src/config.ts'
import { anyFreePortPair } from '../src/free-port.ts'
import type { ServerEvent } from '../src/log.ts'

export interface DemoServer extends Pick<Demo, 'app' | 'emulator'> {
  url: string
  events: ServerEvent[]
  /** Somebody who has signed in through Entra's pages. */
  signedIn(person: string): Promise<Person>
  stop(): Promise<void>
}

export interface Person {
  walker: Walker
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string): Promise<Reply>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}

export interface Reply {
  status: number
  headers: Headers
  body: ReturnType<typeof JSON.parse>
}

/** The server with its emulated organisation, on a fresh folder and free ports. */
export async function startDemoServer(): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-server-'))
  const events: ServerEvent[] = []
  const config = loadDemoConfig({ PORT: String(await anyFreePortPair()), DATA_DIR: folder })
  const demo = await createDemo(config, { log: (event) => events.push(event) })
  await demo.start()
  const { url } = demo.app
  return {
    ...demo,
    url,
    events,
    async signedIn(person) {
      const walker = new Walker()
      await signIn(walker, url, person)
      return personWith(walker, url)
    },
    async stop() {
      await demo.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Requests with whatever cookies the walker has; a new walker is nobody. */
export function personWith(walker: Walker, url: string): Person {
  const reply = async (response: Response): Promise<Reply> => {
    const text = await response.text()
    const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
  const send: Person['send'] = async (method, path, body, headers = {}) =>
    reply(
      await walker.send(new URL(path, url), {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  return {
    walker,
    send,
    get: async (path) => send('GET', path),
    post: async (path, body, headers) => send('POST', path, body, headers),
  }
}

/** An account of Mia's that nobody else's test touches. */
export function layAccount({ emulator }: Pick<DemoServer, 'emulator'>, name: string): string {
  const { rows, users } = emulator()
  const owner = { table: 'systemuser', id: users.find(({ key }) => key === 'mia')?.systemUserId ?? '' }
  const region = rows.insert('bw_salesregion', { bw_name: 'North', ownerid: owner })
  return rows.insert('account', { name, ownerid: owner, bw_salesregionid: { table: 'bw_salesregion', id: region } })
}
