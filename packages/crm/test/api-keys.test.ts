import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOfKey,
  createApiKey,
  inWorkspace,
  type IssuedApiKey,
  listApiKeys,
  listAuditEvents,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const refused = { code: 'api_key_refused' }
const hour = 60 * 60

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  let mia: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    // The first one to connect administers the workspace.
    ada = await installation.actor('ada')
    mia = await installation.actor('mia')
  })

  const keyOf = async (actor: Actor, wanted: Partial<NewApiKey> = {}): Promise<IssuedApiKey> =>
    createApiKey(installation.deps, actor, { name: 'Assistant', scopes: ['read', 'plan'], ...wanted })
  const use = async (key: string, needs: Parameters<typeof actorOfKey>[1]['needs'] = 'read', actingFor?: string) =>
    actorOfKey(installation.deps, { key, needs, actingFor })
  const kindsOf = async (): Promise<string[]> => {
    const { items: events } = await listAuditEvents(installation.deps, ada)
    return events.map(({ kind }) => kind).filter((kind) => kind.startsWith('api_key'))
  }

  test('a key acts for whoever made it, as a member, and names itself', async () => {
    const { key, secret } = await keyOf(ada)
    expect(await use(secret)).toEqual({
      workspaceId: ada.workspaceId,
      memberId: ada.memberId,
      role: 'member',
      apiKeyId: key.id,
    })
    expect(key).toMatchObject({ name: 'Assistant', state: 'active', createdBy: { name: 'Ada Lindqvist' } })
  })

  test('only the scope admin carries the rights of an administrator, and only while its maker is one', async () => {
    const { secret } = await keyOf(ada, { scopes: ['admin'] })
    expect((await use(secret, 'admin')).role).toBe('admin')
    await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.updateTable('members').set({ role: 'member' }).where('member_id', '=', ada.memberId).execute(),
    )
    expect((await use(secret, 'admin')).role).toBe('member')
  })

  test('a member makes keys for themselves alone', async () => {
    expect((await use((await keyOf(mia, { scopes: ['approve'] })).secret, 'approve')).memberId).toBe(mia.memberId)
    for (const scope of ['connect', 'admin'] as const) {
      await expect(keyOf(mia, { scopes: ['read', scope] })).rejects.toMatchObject({ code: 'admin_only' })
    }
  })

  test('what a key was not made for is refused, as is what no key may do', async () => {
    const { secret } = await keyOf(mia)
    await expect(use(secret, 'approve')).rejects.toMatchObject({ code: 'api_key_scope_missing' })
    await expect(actorOfKey(installation.deps, { key: secret, needs: undefined })).rejects.toMatchObject({
      code: 'api_key_scope_missing',
    })
  })

  test('a key made by an administrator connects nobody any more when they are none', async () => {
    const { secret } = await keyOf(ada, { scopes: ['connect'] })
    expect((await use(secret, 'connect')).memberId).toBe(ada.memberId)
    await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.updateTable('members').set({ role: 'member' }).where('member_id', '=', ada.memberId).execute(),
    )
    await expect(use(secret, 'connect')).rejects.toMatchObject({ code: 'api_key_scope_missing' })
  })

  test('the database knows the hash of a secret and not the secret', async () => {
    const { key, secret } = await keyOf(mia)
    const { secret: second } = await rotateApiKey(installation.deps, mia, { id: key.id })
    const { rows } = await inWorkspace(database().db, mia.workspaceId, async (trx) =>
      sql<{ row: string }>`
        select k::text as row from api_keys k union all select e::text from audit_events e`.execute(trx),
    )
    const stored = rows.map(({ row }) => row).join('\n')
    expect(stored).toContain('Assistant')
    for (const text of [secret, second]) {
      const random = text.slice(-43)
      expect(stored).not.toContain(random)
      expect(stored).not.toContain(Buffer.from(random).toString('hex'))
      expect(stored).not.toContain(Buffer.from(text).toString('hex'))
    }
  })

  const keysOf = async (actor: Actor) => (await listApiKeys(installation.deps, actor)).items

  test('administrators see every key, others their own, and nobody a secret', async () => {
    const { secret } = await keyOf(mia)
    await keyOf(ada, { name: 'Reports', scopes: ['admin'] })
    expect((await keysOf(ada)).map(({ name }) => name).toSorted()).toEqual(['Assistant', 'Reports'])
    const own = await keysOf(mia)
    expect(own.map(({ name }) => name)).toEqual(['Assistant'])
    expect(JSON.stringify(await keysOf(ada))).not.toContain(secret.slice(-20))
  })

  test('after a rotation both secrets are good until the chosen time, then the new one alone', async () => {
    const { key, secret: former } = await keyOf(mia)
    const rotated = await rotateApiKey(installation.deps, mia, { id: key.id, formerHoldsForHours: 2 })
    expect(Date.parse(rotated.key.formerSecretUntil ?? '') - Date.now()).toBeGreaterThan(1.9 * hour * 1000)
    expect((await use(former)).apiKeyId).toBe(key.id)
    expect((await use(rotated.secret)).apiKeyId).toBe(key.id)
    installation.passTime(2 * hour + 1)
    await expect(use(former)).rejects.toMatchObject(refused)
    expect((await use(rotated.secret)).apiKeyId).toBe(key.id)
    expect((await keysOf(mia))[0]).not.toHaveProperty('formerSecretUntil')
  })

  test('a rotation without grace, or a second one, ends the secret before at once', async () => {
    const { key, secret: first } = await keyOf(mia)
    const { secret: second } = await rotateApiKey(installation.deps, mia, { id: key.id })
    const { secret: third } = await rotateApiKey(installation.deps, mia, { id: key.id })
    await expect(use(first)).rejects.toMatchObject(refused)
    expect((await use(second)).apiKeyId).toBe(key.id)
    await rotateApiKey(installation.deps, mia, { id: key.id, formerHoldsForHours: 0 })
    for (const secret of [second, third]) await expect(use(secret)).rejects.toMatchObject(refused)
  })

  test('nobody but its maker gets a new secret of a key, and an administrator may end it', async () => {
    const { key, secret } = await keyOf(mia)
    const tom = await installation.actor('tom')
    await expect(rotateApiKey(installation.deps, ada, { id: key.id })).rejects.toMatchObject({
      code: 'api_key_not_yours',
      help: expect.stringContaining('Mia Keller'),
    })
    await expect(rotateApiKey(installation.deps, tom, { id: key.id })).rejects.toMatchObject({
      code: 'api_key_not_found',
    })
    await expect(revokeApiKey(installation.deps, tom, key.id)).rejects.toMatchObject({ code: 'api_key_not_found' })
    expect((await use(secret)).apiKeyId).toBe(key.id)
    expect(await revokeApiKey(installation.deps, ada, key.id)).toMatchObject({ state: 'revoked' })
    await expect(use(secret)).rejects.toMatchObject(refused)
    await expect(rotateApiKey(installation.deps, mia, { id: key.id })).rejects.toMatchObject({ code: 'api_key_ended' })
  })

  test('a revoked key is refused in every process from that moment on, the secret before a rotation too', async () => {
    const { key, secret: former } = await keyOf(mia)
    const { secret } = await rotateApiKey(installation.deps, mia, { id: key.id })
    const elsewhere = installation.anotherProcess(database().another()).deps
    expect((await actorOfKey(elsewhere, { key: secret, needs: 'read' })).apiKeyId).toBe(key.id)
    await revokeApiKey(installation.deps, mia, key.id)
    for (const text of [secret, former]) {
      await expect(actorOfKey(elsewhere, { key: text, needs: 'read' })).rejects.toMatchObject(refused)
    }
    expect(await revokeApiKey(installation.deps, mia, key.id)).toMatchObject({ state: 'revoked' })
    expect((await kindsOf()).filter((kind) => kind === 'api_key_revoked')).toHaveLength(1)
  })

  test('a key ends on the day it was made for', async () => {
    const { secret } = await keyOf(mia, { expiresInDays: 1 })
    installation.passTime(24 * hour - 60)
    expect((await use(secret)).memberId).toBe(mia.memberId)
    installation.passTime(61)
    await expect(use(secret)).rejects.toMatchObject(refused)
    expect(await keysOf(mia)).toMatchObject([{ state: 'expired' }])
  })

  test('it acts for nobody who did not let it', async () => {
    const { secret } = await keyOf(ada, { scopes: ['read', 'admin'] })
    for (const meant of [mia.memberId, 'mia', '', 'aaaaaaaa-0000-4000-8000-000000000000']) {
      await expect(use(secret, 'read', meant)).rejects.toMatchObject({ code: 'acting_member_refused' })
    }
    expect((await use(secret, 'read', ada.memberId)).memberId).toBe(ada.memberId)
  })

  test('it is worth nothing in another workspace, and what is no key is refused alike', async () => {
    const { secret } = await keyOf(mia)
    const other = secret.replace(/^liaison_[0-9a-f]{32}/, 'liaison_00000000000040008000000000000000')
    for (const text of [other, secret.slice(0, -1), `${secret}A`, '', 'liaison_', `Bearer ${secret}`]) {
      await expect(use(text)).rejects.toMatchObject(refused)
    }
  })

  test('its life is in the history, its use once a day however often and in parallel', async () => {
    const { key, secret } = await keyOf(mia)
    await Promise.all(Array.from({ length: 8 }, () => use(secret)))
    expect((await kindsOf()).toSorted()).toEqual(['api_key_created', 'api_key_used'])
    installation.passTime(24 * hour)
    await use(secret)
    await use(secret)
    await rotateApiKey(installation.deps, mia, { id: key.id })
    await revokeApiKey(installation.deps, mia, key.id)
    expect((await kindsOf()).toSorted()).toEqual([
      'api_key_created',
      'api_key_revoked',
      'api_key_rotated',
      'api_key_used',
      'api_key_used',
    ])
  })
})
