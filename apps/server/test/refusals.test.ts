import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../src/openapi-document.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { type DemoServer, layAccount, type Person, personWith, startDemoServer } from './demo-server.ts'

const nowhere = 'aaaaaaaa-0000-4000-8000-000000000000'

describe('what the API refuses', () => {
  let server: DemoServer
  let mia: Person
  let nobody: Person
  let accountId: string
  let dealId: string
  const written = () =>
    ['account', 'contact', 'opportunity', 'annotation'].map((table) => server.emulator().rows.count(table))

  beforeAll(async () => {
    server = await startDemoServer()
    mia = await server.signedIn('Mia Keller')
    nobody = personWith(new Walker(), server.url)
    accountId = layAccount(server, 'Aqua Nova')
    dealId = server.emulator().rows.insert('opportunity', {
      name: 'Four analysers',
      parentaccountid: { table: 'account', id: accountId },
      ownerid: {
        table: 'systemuser',
        id: server.emulator().users.find(({ key }) => key === 'mia')?.systemUserId ?? '',
      },
    })
  })
  afterAll(() => server?.stop())

  test.each([
    ['GET', '/api/accounts'],
    ['GET', `/api/accounts/${nowhere}`],
    ['GET', '/api/contacts'],
    ['GET', '/api/opportunities'],
    ['GET', '/api/pipelines'],
    ['GET', '/api/custom-tables'],
    ['GET', '/api/fields/account'],
    ['GET', '/api/lookup/account'],
    ['GET', '/api/plans'],
    ['GET', '/api/audit'],
    ['POST', `/api/plans/${nowhere}/reject`],
    ['POST', '/api/connection/disconnect'],
  ])('%s %s needs somebody who is signed in', async (method, path) => {
    const reply = method === 'GET' ? await nobody.get(path) : await nobody.post(path)
    expect(reply.status).toBe(401)
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(reply.body).toMatchObject({ status: 401, code: 'sign_in_required', requestId: expect.any(String) })
    expect(reply.body.help).not.toBe('')
  })

  test('everything that changes something, when another website makes a browser send it', async () => {
    const { paths } = (await openApiDocument()) as { paths: Record<string, object> }
    const changing = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, nowhere) })),
    )
    expect(changing.length).toBeGreaterThan(15)
    for (const { method, path } of [...changing, { method: 'POST', path: '/auth/sign-out' }]) {
      for (const headers of [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'null' },
      ]) {
        const reply = await mia.walker.send(new URL(path, server.url), { method, headers })
        expect(reply.status, `${method} ${path}`).toBe(403)
        expect(await reply.json()).toMatchObject({ code: 'cross_site_request' })
      }
    }
    expect((await mia.get('/api/session')).body.connection).toMatchObject({ state: 'connected' })
  })

  test('a malformed id answers 400 and names what is wrong with the address', async () => {
    const reply = await mia.get('/api/accounts/not-an-id')
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({ code: 'invalid_request', fields: [{ column: 'id' }] })
    expect(reply.body.fields[0].problem).toContain('must be an id')
  })

  test.each(['accounts', 'contacts', 'opportunities'])('an unknown id under %s answers 404', async (collection) => {
    const reply = await mia.get(`/api/${collection}/${nowhere}`)
    expect(reply.status).toBe(404)
    expect(reply.body).toMatchObject({ code: 'dataverse_row_not_found', serviceCode: '0x80040217' })
  })

  test('an unknown query value answers 400 and names it', async () => {
    const reply = await mia.get('/api/opportunities?state=paused')
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({ code: 'invalid_request', fields: [{ column: 'state' }] })
  })

  test('a cursor that is not ours answers 400', async () => {
    const reply = await mia.get(`/api/accounts?cursor=${encodeURIComponent('https://example.com/next')}`)
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({ code: 'cursor_not_valid' })
  })

  describe('of proposals, with nothing written', () => {
    const update = (fields: Record<string, unknown>) => ({
      changes: [{ kind: 'update', table: 'account', id: accountId, fields }],
    })

    test.each<{ name: string; proposal: () => object; status: number; problem: object }>([
      {
        name: 'an unknown field, with what may have been meant',
        proposal: () => update({ telefone1: '123' }),
        status: 422,
        problem: { code: 'plan_refused', candidates: expect.any(Array), fields: [{ column: 'telefone1' }] },
      },
      {
        name: 'an unknown choice label',
        proposal: () => update({ industrycode: 'Time travel' }),
        status: 422,
        problem: { code: 'plan_refused', fields: [{ column: 'industrycode' }] },
      },
      {
        name: 'a text that is too long for its field',
        proposal: () => update({ name: 'x'.repeat(161) }),
        status: 422,
        problem: { code: 'plan_refused', fields: [{ column: 'name' }] },
      },
      {
        name: 'a required field emptied',
        proposal: () => update({ name: null }),
        status: 422,
        problem: { code: 'plan_refused', fields: [{ column: 'name' }] },
      },
      {
        name: 'a record that does not exist',
        proposal: () => ({ changes: [{ kind: 'update', table: 'account', id: nowhere, fields: { name: 'Other' } }] }),
        status: 404,
        problem: { code: 'dataverse_row_not_found' },
      },
      {
        name: 'a table that is nobody’s to write here',
        proposal: () => ({ changes: [{ kind: 'create', table: 'systemuser', fields: { firstname: 'X' } }] }),
        status: 422,
        problem: { code: 'table_not_writable' },
      },
      {
        name: 'a stage that the flow does not have',
        proposal: () => ({ changes: [{ kind: 'move-stage', opportunityId: dealId, to: 'Nirvana' }] }),
        status: 422,
        problem: { code: 'plan_refused' },
      },
      {
        name: 'a malformed id',
        proposal: () => ({ changes: [{ kind: 'update', table: 'account', id: '42', fields: { name: 'Other' } }] }),
        status: 400,
        problem: { code: 'invalid_request' },
      },
      {
        name: 'a kind of change that there is not',
        proposal: () => ({ changes: [{ kind: 'delete', table: 'account', id: accountId }] }),
        status: 400,
        problem: { code: 'invalid_request' },
      },
      {
        name: 'no change at all',
        proposal: () => ({ changes: [] }),
        status: 400,
        problem: { code: 'invalid_request', fields: [{ column: 'changes' }] },
      },
    ])('$name', async ({ proposal, status, problem }) => {
      const before = written()
      const reply = await mia.post('/api/plans', proposal())
      expect(reply.body).toMatchObject({ status, ...problem })
      expect(reply.status).toBe(status)
      expect(reply.headers.get('content-type')).toContain('application/problem+json')
      expect(written()).toEqual(before)
    })

    test('what already stands there would have no effect and is no plan', async () => {
      const { name } = (await mia.get(`/api/accounts/${accountId}`)).body.account
      const reply = await mia.post('/api/plans', update({ name }))
      expect(reply.status).toBe(422)
      expect(reply.body).toMatchObject({ code: 'plan_without_effect' })
    })

    test('a proposal that another website makes a browser send', async () => {
      const before = await mia.get('/api/plans')
      const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      const reply = await mia.post('/api/plans', update({ telephone1: '123' }), foreign)
      expect(reply.status).toBe(403)
      expect(reply.body).toMatchObject({ code: 'cross_site_request' })
      expect((await mia.get('/api/plans')).body).toEqual(before.body)
    })
  })

  describe('of decisions', () => {
    let proposals = 0
    const propose = async () => {
      proposals += 1
      const telephone1 = `+49 30 5550${proposals}`
      const changes = [{ kind: 'update', table: 'account', id: accountId, fields: { telephone1 } }]
      const { status, body } = await mia.post('/api/plans', { changes })
      expect(status).toBe(201)
      return body as { id: string; hash: string }
    }

    test('approving something else than what was shown', async () => {
      const plan = await propose()
      const reply = await mia.post(`/api/plans/${plan.id}/approve`, { expectedHash: `${plan.hash}x` })
      expect(reply.status).toBe(409)
      expect(reply.body).toMatchObject({ code: 'plan_hash_mismatch' })
      expect((await mia.get(`/api/plans/${plan.id}`)).body.state).toBe('draft')
    })

    test('approving without saying what was read', async () => {
      const plan = await propose()
      const reply = await mia.post(`/api/plans/${plan.id}/approve`, {})
      expect(reply.status).toBe(400)
      expect(reply.body).toMatchObject({ code: 'invalid_request', fields: [{ column: 'expectedHash' }] })
    })

    test('approving what was rejected', async () => {
      const plan = await propose()
      expect((await mia.post(`/api/plans/${plan.id}/reject`)).body).toMatchObject({ state: 'rejected' })
      const reply = await mia.post(`/api/plans/${plan.id}/approve`, { expectedHash: plan.hash })
      expect(reply.status).toBe(409)
      expect(reply.body).toMatchObject({ code: 'plan_state_conflict' })
    })

    test('approving for somebody else', async () => {
      const plan = await propose()
      const tom = await server.signedIn('Tom Brandt')
      const reply = await tom.post(`/api/plans/${plan.id}/approve`, { expectedHash: plan.hash })
      expect(reply.status).toBe(403)
      expect(reply.body).toMatchObject({ code: 'plan_not_yours' })
      expect((await mia.get(`/api/plans/${plan.id}`)).body.state).toBe('draft')
    })

    test('a plan that does not exist', async () => {
      const reply = await mia.get(`/api/plans/${nowhere}`)
      expect(reply.status).toBe(404)
      expect(reply.body).toMatchObject({ code: 'plan_not_found' })
    })

    test('the history of the workspace for who does not administer it', async () => {
      const tom = await server.signedIn('Tom Brandt')
      const reply = await tom.get('/api/audit')
      expect(reply.status).toBe(403)
      expect(reply.body).toMatchObject({ code: 'admin_only' })
    })
  })
})
