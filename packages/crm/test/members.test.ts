import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOf,
  applyPlan,
  changeJoining,
  changeRole,
  inWorkspace,
  listMembers,
  readSession,
  readWorkspaceSettings,
  removeMember,
  resumePlans,
} from '../src/index.ts'
import { insertSession } from '../src/sessions/session.store.ts'
import { inInstallation } from '../src/workspaces/in-workspace.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { eventsOf, invite, joinBy, namesOf } from './invited.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const notSignedIn = { code: 'sign_in_required' }
const notValid = { code: 'invitation_not_valid' }

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    // The first one to connect administers the workspace.
    ada = await installation.actor('ada')
  })

  const onlyByInvitation = async () => changeJoining(installation.deps, ada, { joining: 'invited' })

  test('where joining is open whoever Dynamics lets in becomes a member, and the first one administers', async () => {
    const mia = await installation.actor('mia')
    expect([ada.role, mia.role]).toEqual(['admin', 'member'])
    expect(await namesOf(installation, ada)).toEqual(['Ada Lindqvist: admin', 'Mia Keller: member'])
    expect(await eventsOf(installation, ada, ['member_joined'])).toEqual([
      { kind: 'member_joined', memberId: mia.memberId, detail: { role: 'member' } },
      { kind: 'member_joined', memberId: ada.memberId, detail: { role: 'admin' } },
    ])
  })

  test('members see names and roles; administrators also see accounts and how people stand with Dynamics', async () => {
    const mia = await installation.actor('mia')
    const { items: seen } = await listMembers(installation.deps, mia)
    expect(seen).toEqual([
      { id: ada.memberId, name: 'Ada Lindqvist', role: 'admin', isYou: false },
      { id: mia.memberId, name: 'Mia Keller', role: 'member', isYou: true },
    ])
    const { items } = await listMembers(installation.deps, ada)
    expect(items[1]).toEqual({
      id: mia.memberId,
      name: 'Mia Keller',
      role: 'member',
      isYou: false,
      username: expect.stringContaining('@'),
      joinedAt: expect.any(String),
      connection: 'connected',
    })
  })

  test('where people are invited, who is not stays outside, is told whom to ask, and leaves no tokens', async () => {
    await onlyByInvitation()
    const { sessionId, connectionState } = await installation.signIn('mia')
    expect(connectionState).toBe('no-access')
    expect(await readSession(installation.deps, sessionId)).toMatchObject({
      member: null,
      connection: {
        state: 'no-access',
        code: 'invitation_needed',
        who: 'workspace-admin',
        title: 'You need an invitation to join.',
        help: expect.stringContaining('administrator of the workspace'),
        messageForIt: expect.stringMatching(/send me its link[^]*http:\/\/localhost:4400\/members/),
      },
    })
    await expect(actorOf(installation.deps, sessionId)).rejects.toMatchObject(notSignedIn)
    expect(await namesOf(installation, ada)).toEqual(['Ada Lindqvist: admin'])
    const connections = await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.selectFrom('connections').select('member_id').execute(),
    )
    expect(connections).toEqual([{ member_id: ada.memberId }])
  })

  test('changing who may join is kept, told in the history, and for administrators only', async () => {
    const mia = await installation.actor('mia')
    await expect(changeJoining(installation.deps, mia, { joining: 'invited' })).rejects.toMatchObject({
      code: 'admin_only',
    })
    expect(await readWorkspaceSettings(installation.deps, mia)).toMatchObject({ joining: 'open' })
    await onlyByInvitation()
    await onlyByInvitation()
    expect(await readWorkspaceSettings(installation.deps, mia)).toMatchObject({ joining: 'invited' })
    expect(await eventsOf(installation, ada, ['joining_changed'])).toEqual([
      { kind: 'joining_changed', memberId: ada.memberId, detail: { from: 'open', to: 'invited' } },
    ])
  })

  test('a changed role holds at once and ends the sessions of that person, and of nobody else', async () => {
    const { deps } = installation
    const [phone, laptop] = [await installation.signIn('mia'), await installation.signIn('mia')]
    const tom = await installation.signIn('tom')
    const { memberId } = await actorOf(deps, phone.sessionId)
    expect(await changeRole(deps, ada, { memberId, role: 'admin' })).toMatchObject({ role: 'admin' })
    for (const { sessionId } of [phone, laptop]) {
      await expect(actorOf(deps, sessionId)).rejects.toMatchObject(notSignedIn)
    }
    await expect(actorOf(deps, tom.sessionId)).resolves.toMatchObject({ role: 'member' })
    const again = await installation.signIn('mia')
    expect(await actorOf(deps, again.sessionId)).toMatchObject({ role: 'admin' })
    await changeRole(deps, ada, { memberId, role: 'admin' })
    await expect(actorOf(deps, again.sessionId)).resolves.toMatchObject({ role: 'admin' })
    expect(await eventsOf(installation, ada, ['member_role_changed'])).toMatchObject([
      { memberId: ada.memberId, detail: { memberId, from: 'member', to: 'admin' } },
    ])
  })

  test('an administrator who steps down stays signed in where it was decided, and their open invitations end', async () => {
    const { deps } = installation
    const here = await installation.signIn('ada')
    const elsewhere = await installation.signIn('ada')
    const mia = await installation.actor('mia')
    await changeRole(deps, ada, { memberId: mia.memberId, role: 'admin' })
    const { code } = await invite(installation, ada, { role: 'admin' })
    await changeRole(deps, ada, { memberId: ada.memberId, role: 'member', sessionId: here.sessionId })
    await expect(actorOf(deps, here.sessionId)).resolves.toMatchObject({ role: 'member' })
    await expect(actorOf(deps, elsewhere.sessionId)).rejects.toMatchObject(notSignedIn)
    await expect(joinBy(installation, code, 'ada')).rejects.toMatchObject(notValid)
  })

  test('the last administrator neither steps down nor is removed', async () => {
    const { deps } = installation
    const mia = await installation.actor('mia')
    const last = { code: 'last_admin', help: expect.stringContaining('Make somebody else') }
    await expect(changeRole(deps, ada, { memberId: ada.memberId, role: 'member' })).rejects.toMatchObject(last)
    await expect(removeMember(deps, ada, ada.memberId)).rejects.toMatchObject(last)
    await changeRole(deps, ada, { memberId: mia.memberId, role: 'admin' })
    await removeMember(deps, ada, ada.memberId)
    const admin = await installation.actor('mia')
    expect(await namesOf(installation, admin)).toEqual(['Mia Keller: admin'])
  })

  test('two administrators who remove each other at once: one of them stays', async () => {
    const { deps } = installation
    const mia = await installation.actor('mia')
    await changeRole(deps, ada, { memberId: mia.memberId, role: 'admin' })
    const second: Actor = { ...mia, role: 'admin' }
    const outcomes = await Promise.allSettled([
      removeMember(deps, ada, mia.memberId),
      removeMember(installation.anotherProcess(database().another()).deps, second, ada.memberId),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const survivor = outcomes[0].status === 'fulfilled' ? ada : second
    expect(await namesOf(installation, survivor)).toHaveLength(1)
  })

  test('who is removed is nobody at once: sessions, tokens, invitations and plans of theirs end, their name stays', async () => {
    const { deps } = installation
    const session = await installation.signIn('mia')
    const mia = await actorOf(deps, session.sessionId)
    await changeRole(deps, ada, { memberId: mia.memberId, role: 'admin', sessionId: session.sessionId })
    const admin: Actor = { ...mia, role: 'admin' }
    const { code } = await invite(installation, admin)
    await layPlans(mia)
    await removeMember(deps, ada, mia.memberId)

    await expect(actorOf(deps, session.sessionId)).rejects.toMatchObject(notSignedIn)
    await expect(deps.dataverseFor(mia)).rejects.toMatchObject({ code: 'connection_needed' })
    await expect(joinBy(installation, code, 'mia')).rejects.toMatchObject(notValid)
    await expect(invite(installation, admin)).rejects.toMatchObject({ code: 'admin_only' })
    // A worker that takes one up finds nobody to write it as.
    for (const job of await resumePlans(deps, ada)) await applyPlan(deps, job).catch(() => undefined)
    expect(await stored(mia)).toEqual({
      tokens: null,
      plans: ['applied', 'applying', 'approved, sent', 'rejected', 'rejected', 'rejected'],
    })
    expect(await namesOf(installation, ada)).toEqual(['Ada Lindqvist: admin'])
    expect(await eventsOf(installation, ada, ['member_removed'])).toMatchObject([
      { memberId: ada.memberId, detail: { memberId: mia.memberId, rejectedPlans: expect.any(Array) } },
    ])
    expect(await eventsOf(installation, ada, ['plan_rejected'])).toHaveLength(3)
    await expect(removeMember(deps, ada, mia.memberId)).rejects.toMatchObject({ code: 'member_not_found' })
    await expect(changeRole(deps, ada, { memberId: mia.memberId, role: 'admin' })).rejects.toMatchObject({
      code: 'member_not_found',
    })
  })

  test('who was removed comes back by an invitation only, also where joining is open, with what it gives', async () => {
    const { deps } = installation
    const mia = await installation.actor('mia')
    await changeRole(deps, ada, { memberId: mia.memberId, role: 'admin' })
    const older = await invite(installation, ada)
    await removeMember(deps, ada, mia.memberId)
    // A link that somebody may have shown her before.
    expect(await joinBy(installation, older.code, 'mia')).toMatchObject({ connectionState: 'no-access' })
    const refused = await installation.signIn('mia')
    expect(await readSession(deps, refused.sessionId)).toMatchObject({
      member: null,
      connection: { code: 'invitation_needed', title: 'You do not belong to this workspace any more.' },
    })
    await expect(actorOf(deps, refused.sessionId)).rejects.toMatchObject(notSignedIn)
    const { code } = await invite(installation, ada)
    const back = await actorOf(deps, (await joinBy(installation, code, 'mia')).sessionId)
    expect(back).toEqual({ workspaceId: mia.workspaceId, memberId: mia.memberId, role: 'member' })
    await expect(deps.dataverseFor(back)).resolves.toBeDefined()
  })

  test('a session that was being made at the moment of the removal is worth nothing, also after coming back', async () => {
    const { deps } = installation
    const mia = await installation.actor('mia')
    await removeMember(deps, ada, mia.memberId)
    const late = await inInstallation(deps.db, async (trx) => insertSession(trx, { now: deps.clock.now(), ...mia }))
    await expect(actorOf(deps, late)).rejects.toMatchObject(notSignedIn)
    expect(await readSession(deps, late)).toMatchObject({ member: null, connection: { code: 'invitation_needed' } })
    const { code } = await invite(installation, ada)
    const { sessionId } = await joinBy(installation, code, 'mia')
    await expect(actorOf(deps, sessionId)).resolves.toMatchObject({ memberId: mia.memberId })
    await expect(actorOf(deps, late)).rejects.toMatchObject(notSignedIn)
  })

  test('a refusal of Dynamics is not noted at somebody who was removed', async () => {
    const { deps } = installation
    const mia = await installation.actor('mia')
    await removeMember(deps, ada, mia.memberId)
    const user = emulator.users.find(({ key }) => key === 'mia')?.systemUserId ?? ''
    emulator.rows.update('systemuser', user, { isdisabled: true })
    try {
      const { sessionId } = await installation.signIn('mia')
      expect(await readSession(deps, sessionId)).toMatchObject({ member: null, connection: { who: 'dynamics-admin' } })
      expect(await eventsOf(installation, ada, ['connection_changed'])).toEqual([])
    } finally {
      emulator.rows.update('systemuser', user, { isdisabled: false })
    }
  })

  /** One in every state that matters here. */
  const layPlans = async ({ workspaceId, memberId }: Actor): Promise<void> =>
    inWorkspace(database().db, workspaceId, async (trx) => {
      const { deps } = installation
      const at = deps.clock.now()
      const states = [
        { state: 'draft' },
        { state: 'conflicted', conflict: '{}' },
        { state: 'approved' },
        { state: 'approved', sent_at: at },
        { state: 'applying', lease_id: deps.newId(), sent_at: at },
        { state: 'applied', receipt: '{}' },
      ] as const
      for (const fields of states) {
        const plan = { workspace_id: workspaceId, plan_id: deps.newId(), created_by: memberId, created_at: at }
        const texts = { hash: 'h', proposal_hash: 'h', changes: '[]', operations: '[]' }
        const times = { approved_at: at, lease_id: null, lease_until: null, sent_at: null }
        await trx
          .insertInto('plans')
          .values({ ...plan, ...texts, ...times, ...fields })
          .execute()
      }
    })

  const stored = async ({ workspaceId, memberId }: Actor) =>
    inWorkspace(database().db, workspaceId, async (trx) => {
      const connection = await trx
        .selectFrom('connections')
        .select('tokens')
        .where('member_id', '=', memberId)
        .executeTakeFirst()
      const plans = await trx.selectFrom('plans').select(['state', 'sent_at']).execute()
      const words = plans.map(({ state, sent_at }) => (state === 'approved' && sent_at ? 'approved, sent' : state))
      return { tokens: connection?.tokens, plans: words.toSorted() }
    })
})
