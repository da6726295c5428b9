import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AccessDeniedError,
  BusinessRuleError,
  CodedError,
  DuplicateKeyError,
  MalformedReplyError,
  RowChangedError,
  RowNotFoundError,
  ThrottledError,
  TransportError,
  UnauthorizedError,
  UnknownNameError,
} from '@liaison/dataverse'
import { EntraError } from '@liaison/dataverse/entra'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpServer, type HttpEvent } from '../src/http/server.ts'

const publicUrl = 'http://localhost:7300'
const words = { message: 'What happened.', help: 'What to do.' }

const cases: { name: string; error: CodedError; status: number; also?: object }[] = [
  {
    name: 'a missing row',
    error: new RowNotFoundError({ ...words, code: 'dataverse_row_not_found', status: 404, requestId: 'ms-1' }),
    status: 404,
    also: { serviceRequestId: 'ms-1' },
  },
  {
    name: 'a row that somebody changed meanwhile (P25)',
    error: new RowChangedError({ ...words, code: 'dataverse_row_changed', status: 412 }),
    status: 409,
  },
  {
    name: 'a duplicate',
    error: new DuplicateKeyError({ ...words, code: 'dataverse_duplicate_key', status: 412 }),
    status: 409,
  },
  {
    name: 'a missing privilege',
    error: new AccessDeniedError({ ...words, code: 'dataverse_access_denied', status: 403, serviceCode: '0x80040220' }),
    status: 403,
    also: { serviceCode: '0x80040220' },
  },
  {
    name: "a refusal of the organisation's own rule, word for word (P32)",
    error: new BusinessRuleError({
      ...words,
      code: 'dataverse_business_rule',
      status: 400,
      serviceMessage: 'Every account needs a region.',
    }),
    status: 422,
    also: { serviceMessage: 'Every account needs a region.' },
  },
  {
    name: 'throttling',
    error: new ThrottledError({ ...words, code: 'dataverse_throttled', status: 429, retryAfterMs: 1_500 }),
    status: 503,
  },
  {
    name: 'a refused token',
    error: new UnauthorizedError({ ...words, code: 'dataverse_unauthorized', status: 401 }),
    status: 409,
  },
  {
    name: 'an unknown name with its nearest candidates (P15)',
    error: new UnknownNameError({ ...words, table: 'account', candidates: [{ name: 'name', label: 'Account Name' }] }),
    status: 422,
    also: { candidates: [{ name: 'name', label: 'Account Name' }] },
  },
  {
    name: 'a service out of reach',
    error: new TransportError({ ...words, code: 'dataverse_unreachable' }),
    status: 502,
  },
  {
    name: "a proxy's HTML page instead of a reply (P49)",
    error: new MalformedReplyError({ ...words, code: 'dataverse_malformed_reply', status: 502 }),
    status: 502,
  },
  {
    name: 'an ended sign-in',
    error: new EntraError({
      ...words,
      code: 'entra_sign_in_inactive',
      oauthError: 'invalid_grant',
      aadsts: 700082,
      correlationId: 'c-1',
      outcome: 'sign-in-again',
      who: 'member',
    }),
    status: 409,
    also: { serviceCode: 'AADSTS700082', serviceRequestId: 'c-1' },
  },
  {
    name: 'named fields',
    error: new CodedError({
      ...words,
      code: 'something_of_ours',
      fields: [{ column: 'name', label: 'Account Name', problem: 'has 161 characters; 160 fit' }],
    }),
    status: 400,
    also: { fields: [{ column: 'name', label: 'Account Name', problem: 'has 161 characters; 160 fit' }] },
  },
]

describe('problems', () => {
  const events: HttpEvent[] = []
  let app: FastifyInstance
  let toThrow: unknown

  beforeAll(async () => {
    const webFolder = await mkdtemp(join(tmpdir(), 'liaison-web-'))
    app = await createHttpServer({ publicUrl, webFolder, onEvent: (event) => events.push(event) }, (api) => {
      api.get('/api/throws', () => Promise.reject(toThrow as Error))
      api.post('/api/takes', { schema: { body: z.object({ text: z.string().max(5) }) } }, () => ({ ok: true }))
      api.get('/api/answers', { schema: { response: { 200: z.object({ shown: z.string() }) } } }, () => {
        return { shown: 'yes', hidden: 'no' }
      })
    })
  })
  afterAll(() => app.close())

  for (const { name, error, status, also } of cases) {
    test(`${name} answers ${status} with code, words and request id`, async () => {
      toThrow = error
      const reply = await app.inject('/api/throws')
      expect(reply.statusCode).toBe(status)
      expect(reply.headers['content-type']).toContain('application/problem+json')
      expect(reply.json()).toEqual({
        status,
        code: error.code,
        title: 'What happened.',
        help: 'What to do.',
        requestId: reply.headers['x-request-id'],
        ...also,
      })
    })
  }

  test('throttling says when to come back', async () => {
    toThrow = cases.find(({ error }) => error instanceof ThrottledError)?.error
    expect((await app.inject('/api/throws')).headers['retry-after']).toBe('2')
  })

  test('an unforeseen failure tells the caller nothing and the log everything', async () => {
    toThrow = new TypeError('cannot read token eyJhbGciOi of undefined')
    const reply = await app.inject('/api/throws?search=secret-search')
    expect(reply.statusCode).toBe(500)
    expect(reply.json()).toMatchObject({ code: 'internal_error', requestId: reply.headers['x-request-id'] })
    expect(reply.body).not.toContain('eyJhbGciOi')
    expect(events.at(-1)).toMatchObject({
      event: 'http.failed',
      path: '/api/throws',
      requestId: reply.json().requestId,
    })
    expect(JSON.stringify(events.at(-1))).toContain('cannot read token')
    expect(JSON.stringify(events)).not.toContain('secret-search')
  })

  test('a body that breaks the schema answers 400 and names the field', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/takes', payload: { text: 'far too long' } })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'invalid_request', fields: [{ column: 'text', label: 'text' }] })
    expect(reply.json().fields[0].problem).toContain('5')
  })

  test('a body that is no JSON answers 400, one that says so 415', async () => {
    const broken = {
      method: 'POST',
      url: '/api/takes',
      payload: '{"text":',
      headers: { 'content-type': 'application/json' },
    } as const
    const text = { ...broken, headers: { 'content-type': 'text/plain' } }
    expect((await app.inject(broken)).json()).toMatchObject({ status: 400, code: 'invalid_request' })
    expect((await app.inject(text)).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  test('a body beyond the limit answers 413', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/takes', payload: { text: 'x'.repeat(1024 * 1024) } })
    expect(reply.statusCode).toBe(413)
    expect(reply.json()).toMatchObject({ code: 'request_too_large' })
  })

  test('an unknown address answers 404 as a problem', async () => {
    const reply = await app.inject('/api/nothing-here')
    expect(reply.statusCode).toBe(404)
    expect(reply.json()).toMatchObject({ code: 'not_found' })
  })

  test('what a schema does not declare is not answered', async () => {
    expect((await app.inject('/api/answers')).json()).toEqual({ shown: 'yes' })
  })

  test('a state-changing request of another site is refused and nothing runs', async () => {
    const foreign = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: publicUrl },
      { origin: 'null' },
    ]
    for (const headers of foreign) {
      const reply = await app.inject({ method: 'POST', url: '/api/takes', payload: { text: 'hi' }, headers })
      expect(reply.statusCode).toBe(403)
      expect(reply.json()).toMatchObject({ code: 'cross_site_request' })
    }
    const own = [{ origin: publicUrl }, { 'sec-fetch-site': 'same-origin', origin: publicUrl }, {}]
    for (const headers of own) {
      const reply = await app.inject({ method: 'POST', url: '/api/takes', payload: { text: 'hi' }, headers })
      expect(reply.statusCode).toBe(200)
    }
  })

  test('replies carry a content security policy without unsafe-inline and are not cached', async () => {
    const { headers } = await app.inject('/api/answers')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('without a built web app, a page says how to build it', async () => {
    const reply = await app.inject({ url: '/accounts', headers: { accept: 'text/html' } })
    expect(reply.statusCode).toBe(503)
    expect(reply.body).toContain('npm run build')
  })

  test('the API reference brings its own script and names no other host', async () => {
    const page = await app.inject('/api/reference')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/https?:\/\//)
    const script = await app.inject('/api/reference/scalar.js')
    expect(script.statusCode).toBe(200)
    expect(script.body.length).toBeGreaterThan(1_000_000)
  })
})
