import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { createHttpServer } from '../src/http/server.ts'
import { startDemoServer } from './demo-server.ts'

let app: FastifyInstance | undefined
afterEach(async () => app?.close())

async function aServer(options: { trustProxy?: string[] } = {}): Promise<FastifyInstance> {
  const webFolder = await mkdtemp(join(tmpdir(), 'liaison-web-'))
  app = await createHttpServer(
    { publicUrl: 'http://localhost:7300', webFolder, onEvent: () => undefined, ...options },
    (api) => {
      api.post('/api/limited', { config: { limit: 'set-up' } }, () => ({ ok: true }))
      api.get('/api/free', () => ({ ok: true }))
    },
  )
  return app
}

const attempt = async (server: FastifyInstance, remoteAddress: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: '/api/limited', remoteAddress, headers })

test('after so many attempts an address is told to wait and for how long, whatever it sends', async () => {
  const server = await aServer()
  for (let count = 0; count < 20; count += 1) expect((await attempt(server, '203.0.113.9')).statusCode).toBe(200)
  const refused = await attempt(server, '203.0.113.9')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500)
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600)
  expect(refused.json()).toMatchObject({
    status: 429,
    code: 'too_many_attempts',
    help: expect.stringContaining('10 minutes'),
  })
  // Nobody's word counts for where it comes from unless the operator says whose.
  const disguised = await attempt(server, '203.0.113.9', { 'x-forwarded-for': '198.51.100.1' })
  expect(disguised.statusCode).toBe(429)
})

test('other addresses and other operations are not held up by it', async () => {
  const server = await aServer()
  for (let count = 0; count < 21; count += 1) await attempt(server, '203.0.113.9')
  expect((await attempt(server, '203.0.113.10')).statusCode).toBe(200)
  expect((await server.inject({ url: '/api/free', remoteAddress: '203.0.113.9' })).statusCode).toBe(200)
})

test('the addresses of one IPv6 subscriber count together', async () => {
  const server = await aServer()
  for (let count = 0; count < 20; count += 1) await attempt(server, `2001:db8:0:7::${count}`)
  expect((await attempt(server, '2001:db8:0:7:ffff::1')).statusCode).toBe(429)
  expect((await attempt(server, '2001:db8:0:8::1')).statusCode).toBe(200)
})

test('behind a proxy that is named, each of its clients is counted, and a client’s own word does not count', async () => {
  const server = await aServer({ trustProxy: ['10.0.0.7'] })
  const from = (client: string) => ({ 'x-forwarded-for': client })
  for (let count = 0; count < 20; count += 1) await attempt(server, '10.0.0.7', from('203.0.113.9'))
  expect((await attempt(server, '10.0.0.7', from('203.0.113.9'))).statusCode).toBe(429)
  expect((await attempt(server, '10.0.0.7', from('198.51.100.1, 203.0.113.9'))).statusCode).toBe(429)
  expect((await attempt(server, '10.0.0.7', from('203.0.113.10'))).statusCode).toBe(200)
  // Past the proxy, straight to the server.
  for (let count = 0; count < 20; count += 1) await attempt(server, '203.0.113.50', from(`192.0.2.${count}`))
  expect((await attempt(server, '203.0.113.50', from('192.0.2.99'))).statusCode).toBe(429)
})

test('sign-in, set-up, the choice of an environment, link codes and refused keys are limited', async () => {
  const server = await startDemoServer()
  try {
    const { http } = server.app
    const post = (url: string) => ({ method: 'POST', url, payload: {} }) as const
    const get = (url: string, headers = {}) => ({ method: 'GET', url, headers }) as const
    // Refused for their form, so that counting them asks no database.
    const cases = [
      { times: 300, requests: [get('/auth/sign-in?prompt=x'), get('/auth/admin-consent?workspace=x')] },
      { times: 20, requests: [post('/api/setup/environment')] },
      { times: 60, requests: [post('/api/session/environment')] },
      {
        times: 120,
        requests: [
          post('/api/connect-links/preview'),
          post('/api/session/connect-link'),
          post('/api/invitations/preview'),
          post('/api/session/invitation'),
        ],
      },
      { times: 300, requests: [get('/api/accounts', { authorization: 'Bearer liaison_x' })] },
    ]
    for (const [index, { times, requests }] of cases.entries()) {
      const inject = async (count: number, address: string) =>
        http.inject({ ...(requests[count % requests.length] ?? get('/')), remoteAddress: address })
      const address = `203.0.113.${index}`
      for (let count = 0; count < times; count += 1) {
        expect((await inject(count, address)).statusCode, requests[0]?.url).toBeOneOf([400, 401])
      }
      for (const [count, { url }] of requests.entries()) {
        const refused = await inject(count, address)
        expect(refused.statusCode, url).toBe(429)
        expect(refused.headers['retry-after'], url).toMatch(/^\d+$/)
      }
      expect((await inject(0, '198.51.100.1')).statusCode).not.toBe(429)
    }
  } finally {
    await server.stop()
  }
})
