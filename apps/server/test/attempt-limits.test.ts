import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { createHttpServer } from '../src/http/server.ts'
import { openApiDocument } from '../src/openapi-document.ts'
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

test('whatever somebody without a session or with a bad key may send is limited', async () => {
  const server = await startDemoServer()
  try {
    const { http } = server.app
    const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, { security?: unknown }>> }
    const open = Object.entries(paths).flatMap(([url, { post }]) =>
      post !== undefined && post.security === undefined ? [{ method: 'POST', url, payload: {} } as const] : [],
    )
    expect(open.length).toBeGreaterThan(5)
    // Refused for their form, mostly, so that counting them asks no database.
    const requests = [
      ...open,
      { method: 'GET', url: '/auth/sign-in?prompt=x' } as const,
      { method: 'GET', url: '/auth/admin-consent?workspace=x' } as const,
      { method: 'GET', url: '/api/accounts', headers: { authorization: 'Bearer liaison_x' } } as const,
    ]
    for (const [index, request] of requests.entries()) {
      const inject = async (remoteAddress: string) => http.inject({ ...request, remoteAddress })
      const address = `203.0.113.${index}`
      let reply = await inject(address)
      for (let sent = 1; sent <= 300 && reply.statusCode !== 429; sent += 1) {
        expect(reply.statusCode, request.url).toBeLessThan(500)
        reply = await inject(address)
      }
      expect(reply.statusCode, request.url).toBe(429)
      expect(reply.headers['retry-after'], request.url).toMatch(/^\d+$/)
      expect((await inject('198.51.100.1')).statusCode, request.url).not.toBe(429)
    }
  } finally {
    await server.stop()
  }
})
