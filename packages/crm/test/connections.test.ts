import { randomUUID } from 'node:crypto'
import { lookupOf } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  actorOf,
  type CrmError,
  disconnect,
  inWorkspace,
  listAuditEvents,
  readSession,
  readSetUp,
  startSignIn,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const userOf = (key: string) => emulator.users.find((user) => user.key === key)!

onEveryDatabase((database) => {
  const install = async () => anInstallation({ db: database().db, emulator })

  test('signing in at Microsoft connects the person and pins the organisation with its name (P7)', async () => {
    const installation = await install()
    const { sessionId, returnTo, connectionState } = await installation.signIn('mia', {
      returnTo: '/accounts?search=lab',
    })
    expect({ returnTo, connectionState }).toEqual({ returnTo: '/accounts?search=lab', connectionState: 'connected' })

    const session = await readSession(installation.deps, sessionId)
    expect(session).toEqual({
      member: { id: expect.any(String), name: 'Mia Keller', username: userOf('mia').username, role: 'admin' },
      connection: {
        state: 'connected',
        title: expect.any(String),
        help: expect.any(String),
        systemUserId: userOf('mia').systemUserId,
      },
      environment: {
        name: 'Brightwater Instruments',
        url: emulator.environmentUrl,
        organizationId: emulator.organizationId,
        tenantId: emulator.tenantId,
        cloud: 'extra',
        region: 'EMEA',
        kind: 'sandbox',
      },
      approval: { url: expect.stringContaining('/auth/admin-consent?workspace='), messageForIt: expect.any(String) },
      connectLink: null,
    })
    const { environment } = await readSetUp(installation.deps)
    expect(environment).toEqual(session.environment)
  })

  test('the first person administers the workspace, the next ones are members, and signing in again changes neither', async () => {
    const installation = await install()
    const mia = await installation.actor('mia')
    const tom = await installation.actor('tom')
    expect([mia.role, tom.role]).toEqual(['admin', 'member'])
    expect(tom.workspaceId).toBe(mia.workspaceId)
    expect(await installation.actor('mia')).toEqual(mia)
    expect(await installation.actor('tom')).toEqual(tom)
  })

  test('two people of one workspace each write as themselves, also at the same time (P12, P50)', async () => {
    const installation = await install()
    const actors = { mia: await installation.actor('mia'), tom: await installation.actor('tom') }
    const written = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const who = index % 2 === 0 ? 'mia' : 'tom'
        const dataverse = await installation.deps.dataverseFor(actors[who])
        const { id } = await dataverse.create('contact', { lastname: `By ${who}` }, { id: randomUUID() })
        const read = await dataverse.retrieve('contact', id, { select: ['createdby'] })
        return { who, createdBy: lookupOf(read, 'createdby')?.id }
      }),
    )
    expect(written).toHaveLength(10)
    for (const { who, createdBy } of written) expect(createdBy).toBe(userOf(who).systemUserId)
  })

  test('a user of Entra whom Dynamics does not know gets an explanation for both, and becomes no member (P8)', async () => {
    const installation = await install()
    const { sessionId, connectionState } = await installation.signIn('kai')
    expect(connectionState).toBe('no-access')
    const { member, connection } = await readSession(installation.deps, sessionId)
    expect(member).toBeNull()
    expect(connection).toMatchObject({
      state: 'no-access',
      who: 'dynamics-admin',
      code: 'connection_no_access',
      help: expect.stringContaining('not of Entra'),
      messageForIt: expect.stringContaining(emulator.environmentUrl),
      serviceMessage: expect.any(String),
    })
    expect(connection).not.toHaveProperty('adminConsentUrl')
    await expect(actorOf(installation.deps, sessionId)).rejects.toMatchObject({ code: 'sign_in_required' })
    // The workspace's first member is still to come.
    expect((await installation.actor('tom')).role).toBe('admin')
  })

  test.each([
    ['lena', '0x80040225', /disabled/],
    ['noah', '0x80042f09', /no security role/],
  ])('%s, whom Dynamics refuses with %s, learns why', async (person, serviceCode, title) => {
    const installation = await install()
    const { sessionId, connectionState } = await installation.signIn(person)
    expect(connectionState).toBe('no-access')
    const { connection } = await readSession(installation.deps, sessionId)
    expect(connection?.title).toMatch(title)
    expect(connection?.serviceCode?.toLowerCase()).toBe(serviceCode)
  })

  test('a member whom Dynamics stops to let in keeps the explanation, and comes back when let in again', async () => {
    const installation = await install()
    const tom = await installation.actor('tom')
    emulator.rows.update('systemuser', userOf('tom').systemUserId, { isdisabled: true })
    try {
      const dataverse = await installation.deps.dataverseFor(tom)
      const refusals = await Promise.allSettled(Array.from({ length: 10 }, async () => dataverse.whoAmI()))
      const codes = refusals.map((refusal) => refusal.status === 'rejected' && (refusal.reason as CrmError).code)
      expect(codes[0]).toBe('dataverse_access_denied')
      // Those whose turn had not come when the first was refused are not sent at all.
      expect(new Set([...codes, 'connection_no_access'])).toEqual(
        new Set(['dataverse_access_denied', 'connection_no_access']),
      )
      expect(installation.events.filter(({ event }) => event === 'connection.changed')).toEqual([
        expect.objectContaining({ memberId: tom.memberId, state: 'connected' }),
        expect.objectContaining({ memberId: tom.memberId, state: 'no-access' }),
      ])
      await expect(installation.deps.dataverseFor(tom)).rejects.toMatchObject({ code: 'connection_no_access' })
      const refused = await installation.signIn('tom')
      expect(refused.connectionState).toBe('no-access')
      const session = await readSession(installation.deps, refused.sessionId)
      expect(session).toMatchObject({ member: { id: tom.memberId }, connection: { state: 'no-access' } })
    } finally {
      emulator.rows.update('systemuser', userOf('tom').systemUserId, { isdisabled: false })
    }
    expect((await installation.signIn('tom')).connectionState).toBe('connected')
    expect((await (await installation.deps.dataverseFor(tom)).whoAmI()).userId).toBe(userOf('tom').systemUserId)
  })

  test('declining the permission is a state with a way on, and leaves others alone', async () => {
    const installation = await install()
    emulator.consent.revoke()
    const { sessionId, returnTo, connectionState } = await installation.signIn(
      { person: 'mia', decision: 'cancel' },
      { returnTo: '/deals' },
    )
    expect({ returnTo, connectionState }).toEqual({ returnTo: '/deals', connectionState: 'consent-required' })
    const { member, connection } = await readSession(installation.deps, sessionId)
    expect(member).toBeNull()
    expect(connection).toMatchObject({ state: 'consent-required', code: 'entra_declined', serviceCode: 'AADSTS65004' })
    expect(installation.events).toContainEqual(
      expect.objectContaining({ event: 'sign_in.failed', code: 'entra_declined', correlationId: expect.any(String) }),
    )
  })

  test('whoever is connected stays so when a sign-in in the same browser is declined (P12)', async () => {
    const installation = await install()
    const { sessionId } = await installation.signIn('mia')
    emulator.consent.revoke()
    const second = await installation.signIn(
      { person: 'tom', decision: 'cancel' },
      { sessionId, prompt: 'select_account' },
    )
    expect(second).toMatchObject({ sessionId, connectionState: 'connected' })
    expect(await readSession(installation.deps, sessionId)).toMatchObject({
      member: { name: 'Mia Keller' },
      connection: { state: 'connected' },
    })
  })

  test('who is not assigned to the application learns who can assign them', async () => {
    const installation = await install()
    emulator.faults.refuseToken({ aadsts: 50105 })
    const { sessionId, connectionState } = await installation.signIn('mia')
    expect(connectionState).toBe('not-assigned')
    expect((await readSession(installation.deps, sessionId)).connection).toMatchObject({
      state: 'not-assigned',
      who: 'entra-admin',
      serviceCode: 'AADSTS50105',
      messageForIt: expect.stringContaining('Users and groups'),
    })
  })

  test('what Microsoft asks for beyond a password travels along with the next sign-in (P10)', async () => {
    const installation = await install()
    const claims = JSON.stringify({ access_token: { polids: { essential: true, values: ['9ab03e19'] } } })
    emulator.faults.refuseToken({ aadsts: 50076, claims })
    const { sessionId, connectionState } = await installation.signIn('mia')
    expect(connectionState).toBe('disconnected')
    const { url } = await startSignIn(installation.deps, { sessionId })
    expect(new URL(url).searchParams.get('claims')).toBe(claims)
  })

  test('an environment that is replaced by another one is noticed, and nothing is written to it (P7)', async () => {
    const installation = await install()
    const mia = await installation.actor('mia')
    await inWorkspace(database().db, mia.workspaceId, async (trx) =>
      trx.updateTable('workspaces').set({ organization_id: randomUUID() }).execute(),
    )
    const { sessionId, connectionState } = await installation.signIn('mia')
    expect(connectionState).toBe('disconnected')
    expect((await readSession(installation.deps, sessionId)).connection).toMatchObject({
      code: 'environment_changed',
      who: 'operator',
    })
    await expect(installation.deps.dataverseFor(mia)).rejects.toMatchObject({ state: 'disconnected' })
    expect(installation.events).toContainEqual(
      expect.objectContaining({ event: 'operator.action_needed', code: 'environment_changed' }),
    )
  })

  test('a bad moment of Dynamics disconnects nobody who signs in again, and tells who was not connected', async () => {
    const installation = await install()
    const tom = await installation.actor('tom')
    emulator.faults.failNext({ requests: 2, status: 503 })
    expect((await installation.signIn('tom')).connectionState).toBe('connected')
    expect((await (await installation.deps.dataverseFor(tom)).whoAmI()).userId).toBe(userOf('tom').systemUserId)

    emulator.faults.failNext({ requests: 2, status: 503 })
    const first = await installation.signIn('mia')
    expect(first.connectionState).toBe('disconnected')
    expect((await readSession(installation.deps, first.sessionId)).connection).toMatchObject({
      who: 'nobody',
      code: 'dataverse_service_failed',
    })
    expect((await installation.signIn('mia', { sessionId: first.sessionId })).connectionState).toBe('connected')
  })

  test('disconnecting deletes the tokens, at once and for every process, and touches nobody else (P12)', async () => {
    const installation = await install()
    const other = installation.anotherProcess(database().another())
    const mia = await installation.actor('mia')
    const tom = await installation.actor('tom')
    await (await other.deps.dataverseFor(mia)).whoAmI()

    await disconnect(installation.deps, mia)
    for (const { deps } of [installation, other]) {
      await expect(deps.dataverseFor(mia)).rejects.toMatchObject({ code: 'connection_needed', state: 'disconnected' })
      expect((await (await deps.dataverseFor(tom)).whoAmI()).userId).toBe(userOf('tom').systemUserId)
    }
    const stored = await inWorkspace(database().db, mia.workspaceId, async (trx) =>
      trx.selectFrom('connections').select(['state', 'tokens']).where('member_id', '=', mia.memberId).execute(),
    )
    expect(stored).toEqual([{ state: 'disconnected', tokens: null }])
    expect((await installation.signIn('mia')).connectionState).toBe('connected')
  })

  test("a member's id opens nothing in another workspace", async () => {
    const installation = await install()
    const { deps } = installation
    const mia = await installation.actor('mia')
    const southwind = { ...mia, workspaceId: randomUUID() }
    await database()
      .db.transaction()
      .execute(async (trx) => {
        await sql`set local role liaison_installation`.execute(trx)
        await trx
          .insertInto('workspaces')
          .values({
            workspace_id: southwind.workspaceId,
            environment_url: 'https://southwind.crm4.dynamics.com',
            name: 'Southwind',
            tenant_id: randomUUID(),
            authority: 'https://login.microsoftonline.com/southwind',
            resource: 'https://southwind.crm4.dynamics.com',
            organization_id: null,
            created_at: new Date(),
          })
          .execute()
      })
    await expect(deps.dataverseFor(southwind)).rejects.toMatchObject({ code: 'connection_needed' })
    expect(await listAuditEvents(deps, southwind)).toEqual({ items: [] })
    await disconnect(deps, southwind)
    expect((await (await deps.dataverseFor(mia)).whoAmI()).userId).toBe(userOf('mia').systemUserId)
  })

  test('the history tells who connected and when a connection changed; only administrators read it', async () => {
    const installation = await install()
    const mia = await installation.actor('mia')
    const tom = await installation.actor('tom')
    await disconnect(installation.deps, tom)
    const { items: events } = await listAuditEvents(installation.deps, mia)
    expect(events.map(({ kind, memberId }) => [kind, memberId])).toEqual(
      expect.arrayContaining([
        ['environment_set_up', undefined],
        ['environment_pinned', undefined],
        ['member_joined', mia.memberId],
        ['signed_in', mia.memberId],
        ['member_joined', tom.memberId],
        ['signed_in', tom.memberId],
        ['connection_changed', tom.memberId],
      ]),
    )
    expect(events).toHaveLength(7)
    await expect(listAuditEvents(installation.deps, tom)).rejects.toMatchObject({ code: 'admin_only' })
  })
})
