import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseEnvironmentUrl, undiciTransport } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Deps, findEnvironment, issueSetUpCode, type LogEvent, readSetUp, setUpEnvironment } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { harmlessUrls, hostileUrls } from './hostile-urls.ts'
import { emptyDatabase } from './installation.ts'
import { everyStoredValue } from './stored-values.ts'

type SetUpDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'transport' | 'config'>

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let deps: SetUpDeps
  let fetched: string[]
  let events: LogEvent[]
  beforeEach(async () => {
    const { db } = database()
    await emptyDatabase(db)
    const real = undiciTransport()
    fetched = []
    events = []
    deps = {
      db,
      clock: { now: () => new Date() },
      newId: () => crypto.randomUUID(),
      log: (event) => void events.push(event),
      transport: async (request) => {
        fetched.push(request.url)
        return real(request)
      },
      config: {
        publicUrl: 'http://localhost:4400',
        extraHosts: [new URL(emulator.environmentUrl).host],
        clientId: emulator.clientId,
      },
    }
  })
  const codeOf = async (): Promise<string> => (await issueSetUpCode(deps)) ?? ''

  test('an address copied out of Dynamics and the printed code bind the installation to its environment (P3, P4, P6)', async () => {
    const code = await codeOf()
    expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
    expect(await readSetUp(deps)).toEqual({ state: 'environment-needed', takesCode: true })

    const url = `${emulator.environmentUrl}/main.aspx?appid=1f2e&pagetype=entityrecord&etn=account&id=93c7`
    const environment = await setUpEnvironment(deps, { code: ` ${code.toLowerCase().replaceAll('-', ' ')} `, url })
    expect(environment).toEqual({
      name: '127.0.0.1',
      url: emulator.environmentUrl,
      tenantId: emulator.tenantId,
      cloud: 'extra',
    })
    expect(await readSetUp(deps)).toEqual({ state: 'ready', takesCode: false, environment })
    expect(fetched).toEqual([`${emulator.environmentUrl}/api/data/v9.2/WhoAmI()`])
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'set_up.environment_stored', tenantId: emulator.tenantId }),
    )
  })

  test('what would be set up is shown before, and nothing is set up by looking', async () => {
    const code = await codeOf()
    const loginHost = new URL(emulator.authorityUrl).origin
    for (let looks = 0; looks < 12; looks++) {
      expect(await findEnvironment(deps, { code, url: `${emulator.environmentUrl}/main.aspx` })).toEqual({
        url: emulator.environmentUrl,
        cloud: 'extra',
        tenantId: emulator.tenantId,
        loginHost,
      })
    }
    await expect(findEnvironment(deps, { code: 'another', url: emulator.environmentUrl })).rejects.toMatchObject({
      code: 'set_up_code_refused',
    })
    expect(await readSetUp(deps)).toEqual({ state: 'environment-needed', takesCode: true })
  })

  test('a wrong code is refused before anything is fetched, and the right one still works after it', async () => {
    const code = await codeOf()
    const url = emulator.environmentUrl
    await expect(setUpEnvironment(deps, { code: 'AAAA-AAAA-AAAA-AAAA', url })).rejects.toMatchObject({
      code: 'set_up_code_refused',
    })
    expect(fetched).toEqual([])
    expect(events).toEqual([{ event: 'set_up.code_refused', attempts: 1 }])
    expect(await setUpEnvironment(deps, { code, url })).toMatchObject({ url })
  })

  test('without an issued code no code is right', async () => {
    await expect(setUpEnvironment(deps, { code: '', url: emulator.environmentUrl })).rejects.toMatchObject({
      code: 'set_up_code_refused',
    })
    expect(fetched).toEqual([])
  })

  test('ten wrong attempts lock the code, the right one too, also when they come at once', async () => {
    const code = await codeOf()
    const url = emulator.environmentUrl
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, async (_, index) => setUpEnvironment(deps, { code: `WRONG-${index}`, url })),
    )
    const codes = attempts.map((attempt) =>
      attempt.status === 'rejected' ? (attempt.reason as { code: string }).code : 'ok',
    )
    expect(codes.sort()).toEqual([
      ...Array.from({ length: 2 }, () => 'set_up_code_locked'),
      ...Array.from({ length: 10 }, () => 'set_up_code_refused'),
    ])
    await expect(setUpEnvironment(deps, { code, url })).rejects.toMatchObject({ code: 'set_up_code_locked' })
    expect(fetched).toEqual([])

    const next = await codeOf()
    expect(next).not.toBe(code)
    await expect(setUpEnvironment(deps, { code, url })).rejects.toMatchObject({ code: 'set_up_code_refused' })
    expect(await setUpEnvironment(deps, { code: next, url })).toMatchObject({ url })
  })

  test('the code works once: a second set-up, at the same time or later, is refused', async () => {
    const code = await codeOf()
    const url = emulator.environmentUrl
    const both = await Promise.allSettled([
      setUpEnvironment(deps, { code, url }),
      setUpEnvironment(deps, { code, url }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'set_up_already_done' }),
    })
    await expect(setUpEnvironment(deps, { code, url })).rejects.toMatchObject({ code: 'set_up_already_done' })
    expect(await issueSetUpCode(deps)).toBeUndefined()
  })

  test('the code itself is stored nowhere', async () => {
    const code = await codeOf()
    const stored = await everyStoredValue(deps.db, { workspaceId: '00000000-0000-0000-0000-000000000000' })
    expect(stored).toMatch(/\\x[0-9a-f]{64}/)
    for (const part of [code, code.replaceAll('-', '')]) {
      expect(stored).not.toContain(part)
      expect(stored).not.toContain(Buffer.from(part).toString('hex'))
    }
  })

  test('none of more than 200 hostile addresses is fetched: each is refused with words, and the code stays good', async () => {
    const code = await codeOf()
    const hostile = Object.entries(hostileUrls).flatMap(([refusal, urls]) => urls.map((url) => [refusal, url] as const))
    expect(hostile.length).toBeGreaterThan(200)
    for (const [refusal, url] of hostile) {
      const parsed = parseEnvironmentUrl(url)
      expect(parsed, url).toMatchObject({ kind: 'refused', code: refusal })
      const { title: message, help } = parsed as Extract<typeof parsed, { kind: 'refused' }>
      expect(message).toMatch(/^[A-Z].*\.$|^[a-z0-9.*_-]+ is .*\.$/)
      await expect(setUpEnvironment(deps, { code, url }), url).rejects.toMatchObject({
        code: 'environment_url_refused',
        message,
        help,
      })
    }
    expect(fetched).toEqual([])
    expect(await readSetUp(deps)).toEqual({ state: 'environment-needed', takesCode: true })
    expect(await setUpEnvironment(deps, { code, url: emulator.environmentUrl })).toBeDefined()
  })

  test('what browsers drop from an address is dropped, and only what is left is asked', async () => {
    deps.transport = (request) => {
      fetched.push(request.url)
      return Promise.reject(Object.assign(new Error('No such host'), { code: 'ENOTFOUND' }))
    }
    const code = await codeOf()
    for (const url of harmlessUrls) {
      await expect(setUpEnvironment(deps, { code, url })).rejects.toMatchObject({ code: 'dataverse_unreachable' })
    }
    expect(new Set(fetched)).toEqual(new Set(['https://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI()']))
  })

  test('an address that only looks like two hosts is asked at the one a browser would ask', async () => {
    deps.transport = (request) => {
      fetched.push(request.url)
      return Promise.reject(Object.assign(new Error('No such host'), { code: 'ENOTFOUND' }))
    }
    const url = 'https://contoso.api.crm4.dynamics.com\\@elsewhere.example/'
    await expect(setUpEnvironment(deps, { code: await codeOf(), url })).rejects.toMatchObject({
      code: 'dataverse_unreachable',
    })
    expect(fetched).toEqual(['https://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI()'])
  })

  test.each([
    ['a page', 200, {}],
    ['a redirect to somewhere else', 302, { location: 'http://169.254.169.254/latest/meta-data/' }],
    [
      'a challenge that names no sign-in service of Microsoft',
      401,
      {
        'www-authenticate':
          'Bearer authorization_uri=https://login.elsewhere.example/5e1f0000-0000-4000-8000-000000000001/oauth2/authorize',
      },
    ],
    [
      'a challenge without a tenant',
      401,
      {
        'www-authenticate': 'Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize',
      },
    ],
  ])('an allowed host that answers %s is no environment, and is not followed', async (_, status, headers) => {
    const server = createServer((_request, reply) => reply.writeHead(status, headers).end('hello'))
    const url = await listen(server)
    deps.config = { ...deps.config, extraHosts: [new URL(url).host] }
    const code = await codeOf()
    await expect(setUpEnvironment(deps, { code, url })).rejects.toMatchObject({
      code: 'dataverse_environment_not_recognised',
    })
    expect(fetched).toHaveLength(1)
    expect(await readSetUp(deps)).toEqual({ state: 'environment-needed', takesCode: true })
    server.close()
  })
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
