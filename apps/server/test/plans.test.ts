import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { type DemoServer, layAccount, type Person, startDemoServer } from './demo-server.ts'

describe('a plan over HTTP', () => {
  let server: DemoServer
  let mia: Person
  let accountId: string

  beforeAll(async () => {
    server = await startDemoServer()
    mia = await server.signedIn('Mia Keller')
    accountId = layAccount(server, 'Aqua Nova')
  })
  afterAll(() => server?.stop())

  const note = (title: string) => ({
    reason: 'After the visit',
    source: 'meeting-17',
    changes: [
      { kind: 'add-note', regarding: { table: 'account', id: accountId }, title, text: 'They want <b>two</b>.' },
    ],
  })
  const notesNamed = (title: string) =>
    server
      .emulator()
      .rows.list('annotation')
      .filter(({ subject }) => subject === title)
  const settled = (person: Person, id: string) =>
    vi.waitFor(
      async () => {
        const { body } = await person.get(`/api/plans/${id}`)
        expect(['applied', 'conflicted', 'failed']).toContain(body.state)
        return body
      },
      { timeout: 20_000, interval: 30 },
    )
  const propose = async (person: Person, proposal: object, headers = {}) => {
    const reply = await person.post('/api/plans', proposal, headers)
    expect(reply.body).toMatchObject({ state: 'draft' })
    expect(reply.status).toBe(201)
    return reply
  }
  const approve = async (person: Person, { id, hash }: { id: string; hash: string }) => {
    const reply = await person.post(`/api/plans/${id}/approve`, { expectedHash: hash })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ id, state: 'approved' })
  }

  test('is proposed without writing anything, approved as it was read, applied, and leaves a receipt', async () => {
    const proposed = await propose(mia, note('First visit'))
    expect(proposed.headers.get('location')).toBe(`/api/plans/${proposed.body.id}`)
    expect(proposed.body).toMatchObject({ reason: 'After the visit', source: 'meeting-17', changes: { length: 1 } })
    expect(notesNamed('First visit')).toEqual([])

    await approve(mia, proposed.body)

    const applied = await settled(mia, proposed.body.id)
    const { connection } = (await mia.get('/api/session')).body
    expect(applied).toMatchObject({
      state: 'applied',
      receipt: {
        appliedBy: { name: 'Mia Keller', systemUserId: connection.systemUserId },
        records: [{ table: 'annotation', outcome: 'created', createdBy: connection.systemUserId }],
      },
    })
    expect(notesNamed('First visit')).toHaveLength(1)
    const { items } = (await mia.get('/api/plans?state=applied')).body
    expect(items.map(({ id }: { id: string }) => id)).toContain(applied.id)
  })

  test('sent twice with one idempotency key is one plan; another proposal under that key is refused', async () => {
    const key = { 'idempotency-key': 'meeting-18' }
    const first = await propose(mia, note('Sent twice'), key)
    const second = await propose(mia, note('Sent twice'), key)
    expect(second.body).toEqual(first.body)
    const other = await mia.post('/api/plans', note('Something else'), key)
    expect(other.status).toBe(409)
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('of one person is not among the plans of another, and is applied by whom it belongs to (P12)', async () => {
    const tom = await server.signedIn('Tom Brandt')
    const [his, hers] = await Promise.all([propose(tom, note('By Tom')), propose(mia, note('By Mia'))])
    await Promise.all([approve(tom, his.body), approve(mia, hers.body)])
    await Promise.all([settled(tom, his.body.id), settled(mia, hers.body.id)])
    const userIdOf = (name: string) => server.emulator().users.find((user) => user.name === name)?.systemUserId
    const writers = ['By Tom', 'By Mia'].map((title) => notesNamed(title).map(({ createdby }) => createdby))
    expect(writers).toMatchObject([[{ id: userIdOf('Tom Brandt') }], [{ id: userIdOf('Mia Keller') }]])
    const { items } = (await mia.get('/api/plans')).body
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(his.body.id)
  })

  test('whose reply is lost on the way is applied once all the same', async () => {
    const { body } = await propose(mia, note('Lost reply'))
    server.emulator().faults.cutConnection({ when: 'after', requests: 1, method: 'POST' })
    await approve(mia, body)
    expect(await settled(mia, body.id)).toMatchObject({ state: 'applied' })
    expect(notesNamed('Lost reply')).toHaveLength(1)
  })

  test('waits while the sign-in has ended, and goes on by itself after the next one (P9)', async () => {
    const { body } = await propose(mia, note('After a night'))
    server.emulator().faults.revokeSessions('mia')
    server.emulator().faults.expireAccessTokens()
    await approve(mia, body)
    await vi.waitFor(
      async () => expect((await mia.get('/api/session')).body.connection.state).toBe('reauth-required'),
      { timeout: 20_000, interval: 30 },
    )
    expect(notesNamed('After a night')).toEqual([])
    expect((await mia.get(`/api/plans/${body.id}`)).body.state).toBe('approved')

    await signIn(mia.walker, server.url, 'Mia Keller')

    expect(await settled(mia, body.id)).toMatchObject({ state: 'applied' })
    expect(notesNamed('After a night')).toHaveLength(1)
  })

  test('over a row that somebody changed meanwhile is a conflict that names the field, and nothing is written (P25)', async () => {
    const update = (telephone1: string) => ({
      changes: [{ kind: 'update', table: 'account', id: accountId, fields: { telephone1 } }],
    })
    const { body } = await propose(mia, update('+49 30 1111'))
    server.emulator().rows.update('account', accountId, { telephone1: '+49 30 2222' })
    await approve(mia, body)
    expect(await settled(mia, body.id)).toMatchObject({
      state: 'conflicted',
      conflict: {
        record: { id: accountId },
        fields: [{ column: 'telephone1', planned: '+49 30 1111', current: '+49 30 2222' }],
      },
    })
    expect(server.emulator().rows.get('account', accountId)).toMatchObject({ telephone1: '+49 30 2222' })
  })

  test('is in the history with every field, before and after (P52)', async () => {
    const { items } = (await mia.get('/api/audit')).body
    const kinds = items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['plan_created', 'plan_approved', 'plan_applied', 'plan_conflicted']))
    const applied = items.find(({ kind }: { kind: string }) => kind === 'plan_applied')
    expect(JSON.stringify(applied.detail)).toContain('"before":null')
  })
})
