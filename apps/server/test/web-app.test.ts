import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/http/server.ts'

let app: FastifyInstance
const html = { accept: 'text/html' }

beforeAll(async () => {
  const webFolder = await mkdtemp(join(tmpdir(), 'liaison-web-'))
  await mkdir(join(webFolder, 'assets'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Liaison</title>')
  await writeFile(join(webFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(webFolder, 'assets', 'app-4f2a.js'), 'console.log(1)')
  await writeFile(join(webFolder, 'assets', 'app-4f2a.js.gz'), gzipSync('console.log(1)'))
  app = await createHttpServer(
    { publicUrl: 'https://liaison.example.com', webFolder, onEvent: () => undefined },
    () => undefined,
  )
})
afterAll(() => app.close())

test('every address of the web app answers its page, which is asked for anew each time', async () => {
  for (const url of ['/', '/accounts', '/accounts/8f1c?tab=timeline']) {
    const reply = await app.inject({ url, headers: html })
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('<title>Liaison</title>')
    expect(reply.headers['cache-control']).toBe('no-cache')
  }
})

test('assets with a hash in their name are kept for good, and compressed when the browser can', async () => {
  const reply = await app.inject({ url: '/assets/app-4f2a.js', headers: { 'accept-encoding': 'gzip' } })
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-encoding']).toBe('gzip')
  expect(reply.headers['content-type']).toContain('javascript')
  expect(reply.headers['cache-control']).toContain('immutable')
  expect((await app.inject('/assets/app-4f2a.js')).body).toBe('console.log(1)')
})

test('other files of the web app are served', async () => {
  const reply = await app.inject('/favicon.svg')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toContain('svg')
})

test('a missing asset or API address answers 404, not the page', async () => {
  for (const url of ['/assets/gone-1234.js', '/api/nothing', '/auth/nothing']) {
    const reply = await app.inject({ url, headers: html })
    expect(reply.statusCode).toBe(404)
    expect(reply.json()).toMatchObject({ code: 'not_found' })
  }
})

test('no path leads out of the folder', async () => {
  for (const url of ['/assets/../../package.json', '/assets/..%2f..%2fpackage.json', '/..%2fpackage.json']) {
    const reply = await app.inject({ url, headers: { accept: 'application/json' } })
    expect(reply.statusCode).not.toBe(200)
  }
})

test('on every page nothing inline runs or styles that is not known by its hash', async () => {
  for (const url of [
    '/',
    '/link',
    '/join',
    '/connect?problem=x',
    '/api/reference',
    '/api/nothing',
    '/assets/gone.js',
  ]) {
    const policy = String((await app.inject({ url, headers: html })).headers['content-security-policy'])
    expect(policy, url).toContain("default-src 'none'")
    expect(policy, url).toContain("script-src 'self';")
    expect(policy, url).toContain("frame-ancestors 'none'")
    expect(policy, url).toContain("base-uri 'none'")
    expect(policy, url).not.toMatch(/unsafe|\*/)
  }
})

test('behind https, browsers are told to stay there', async () => {
  expect((await app.inject('/')).headers['strict-transport-security']).toBe('max-age=31536000')
})
