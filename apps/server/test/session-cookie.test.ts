import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { createHttpServer } from '../src/http/server.ts'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../src/http/session-cookie.ts'

let app: FastifyInstance | undefined
afterEach(async () => app?.close())

async function serverAt(publicUrl: string): Promise<FastifyInstance> {
  const webFolder = await mkdtemp(join(tmpdir(), 'liaison-web-'))
  const secure = publicUrl.startsWith('https:')
  app = await createHttpServer({ publicUrl, webFolder, onEvent: () => undefined }, (api) => {
    api.get('/api/set', (_request, reply) => {
      setSessionCookie(reply, 'secret', { secure, maxAgeSeconds: 60 })
      return reply.send({})
    })
    api.get('/api/clear', (_request, reply) => {
      clearSessionCookie(reply)
      return reply.send({})
    })
    api.get('/api/read', (request) => ({ session: readSessionCookie(request) ?? null }))
  })
  return app
}

test('by https the cookie is one that neither another host nor plain http can plant', async () => {
  const server = await serverAt('https://liaison.example.com')
  const set = String((await server.inject('/api/set')).headers['set-cookie'])
  expect(set).toBe('__Host-liaison_session=secret; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax')
  const cleared = String((await server.inject('/api/clear')).headers['set-cookie'])
  expect(cleared).toMatch(/^__Host-liaison_session=;/)
  expect(cleared).toContain('Secure')
  expect(cleared).toContain('Path=/')
  const read = async (cookie: string) => (await server.inject({ url: '/api/read', headers: { cookie } })).json()
  expect(await read('__Host-liaison_session=secret')).toEqual({ session: 'secret' })
  expect(await read('liaison_session=planted')).toEqual({ session: null })
})

test('on this machine, without https, it has a plain name', async () => {
  const server = await serverAt('http://localhost:7300')
  const set = String((await server.inject('/api/set')).headers['set-cookie'])
  expect(set).toBe('liaison_session=secret; Max-Age=60; Path=/; HttpOnly; SameSite=Lax')
})
