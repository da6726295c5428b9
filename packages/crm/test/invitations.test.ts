import { createHash } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOf,
  changeJoining,
  followInvitation,
  inviteAsOperator,
  inWorkspace,
  listInvitations,
  readInvitationOffer,
  readSession,
  revokeInvitation,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { eventsOf, invite, joinBy, namesOf } from './invited.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const day = 24 * 60 * 60
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

  test('an invitation lets one person in with its role, once, and its code is kept by nobody', async () => {
    await onlyByInvitation()
    const { invitation, link, code } = await invite(installation, ada, { role: 'admin', label: 'Mia of sales' })
    expect(link).toMatch(/^http:\/\/localhost:4400\/join#[0-9a-f-]{36}\.[\w-]{43}$/)
    expect(invitation).toMatchObject({ state: 'open', role: 'admin', label: 'Mia of sales' })
    expect(await readInvitationOffer(installation.deps, code)).toMatchObject({
      organisation: 'Brightwater Instruments',
      role: 'admin',
      invitedBy: 'Ada Lindqvist',
    })
    const rows = await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.selectFrom('invitations').selectAll().execute(),
    )
    const secret = code.split('.')[1] ?? ''
    expect(rows.map(({ code_hash }) => code_hash)).toEqual([createHash('sha256').update(secret).digest()])
    expect(JSON.stringify(rows)).not.toContain(secret)

    const mia = await actorOf(installation.deps, (await joinBy(installation, code, 'mia')).sessionId)
    expect(mia.role).toBe('admin')
    await expect(joinBy(installation, code, 'tom')).rejects.toMatchObject(notValid)
    const { items } = await listInvitations(installation.deps, ada)
    expect(items).toMatchObject([{ id: invitation.id, state: 'used', usedBy: { id: mia.memberId } }])
    expect(await eventsOf(installation, ada, ['invitation_created', 'member_joined'])).toMatchObject([
      { kind: 'member_joined', memberId: mia.memberId, detail: { role: 'admin', invitationId: invitation.id } },
      { kind: 'invitation_created', memberId: ada.memberId, detail: { invitationId: invitation.id, role: 'admin' } },
      { kind: 'member_joined', memberId: ada.memberId },
    ])
  })

  test('two people who finish with the same invitation at once: one comes in, the other is told that it is spent', async () => {
    await onlyByInvitation()
    const { code } = await invite(installation, ada)
    const outcomes = await Promise.all([joinBy(installation, code, 'mia'), joinBy(installation, code, 'tom')])
    expect(outcomes.map(({ connectionState }) => connectionState).toSorted()).toEqual(['connected', 'no-access'])
    expect(await namesOf(installation, ada)).toHaveLength(2)
    const late = outcomes.find(({ connectionState }) => connectionState === 'no-access')
    expect((await readSession(installation.deps, late?.sessionId)).connection).toMatchObject({
      title: 'Your invitation is not good any more.',
      code: 'invitation_needed',
    })
  })

  test('an invitation that was taken back, has expired or never was lets nobody in', async () => {
    const { deps } = installation
    const { invitation, code: revoked } = await invite(installation, ada)
    const { code: expired } = await invite(installation, ada, { expiresInDays: 1 })
    expect(await revokeInvitation(deps, ada, invitation.id)).toMatchObject({ state: 'revoked' })
    installation.passTime(day)
    const [workspaceId] = revoked.split('.')
    for (const code of [revoked, expired, `${workspaceId}.${'A'.repeat(43)}`, 'nonsense', '']) {
      await expect(readInvitationOffer(deps, code)).rejects.toMatchObject(notValid)
      await expect(followInvitation(deps, { sessionId: undefined, code })).rejects.toMatchObject(notValid)
    }
    const admin = await installation.actor('ada')
    const { items } = await listInvitations(deps, admin)
    expect(items.map(({ state }) => state)).toEqual(['expired', 'revoked'])
    await expect(revokeInvitation(deps, admin, admin.memberId)).rejects.toMatchObject({ code: 'invitation_not_found' })
    expect(await eventsOf(installation, ada, ['invitation_revoked'])).toHaveLength(1)
  })

  test('one that is revoked between following it and coming back from Microsoft lets nobody in', async () => {
    await onlyByInvitation()
    const { invitation, code } = await invite(installation, ada)
    const { sessionId } = await followInvitation(installation.deps, { sessionId: undefined, code })
    await revokeInvitation(installation.deps, ada, invitation.id)
    expect(await installation.signIn('mia', { sessionId })).toMatchObject({ connectionState: 'no-access' })
    expect(await namesOf(installation, ada)).toEqual(['Ada Lindqvist: admin'])
  })

  test('whoever Dynamics does not let in keeps the invitation for the next attempt in the same browser', async () => {
    await onlyByInvitation()
    const { code } = await invite(installation, ada)
    const first = await joinBy(installation, code, 'noah')
    expect(first.connectionState).toBe('no-access')
    expect((await readSession(installation.deps, first.sessionId)).connection).toMatchObject({ who: 'dynamics-admin' })
    const second = await installation.signIn('tom', { sessionId: first.sessionId })
    expect(second.connectionState).toBe('connected')
    expect(await namesOf(installation, ada)).toEqual(['Ada Lindqvist: admin', 'Tom Brandt: member'])
  })

  test('an invitation makes an administrator of a member and signs them out elsewhere; one that gives nothing stays open', async () => {
    const before = await installation.signIn('mia')
    const plain = await invite(installation, ada, { role: 'member' })
    const high = await invite(installation, ada, { role: 'admin' })
    await joinBy(installation, plain.code, 'mia')
    expect(await readInvitationOffer(installation.deps, plain.code)).toMatchObject({ role: 'member' })
    await expect(actorOf(installation.deps, before.sessionId)).resolves.toMatchObject({ role: 'member' })
    const { sessionId } = await joinBy(installation, high.code, 'mia')
    await expect(actorOf(installation.deps, sessionId)).resolves.toMatchObject({ role: 'admin' })
    await expect(actorOf(installation.deps, before.sessionId)).rejects.toMatchObject(notSignedIn)
    await expect(readInvitationOffer(installation.deps, high.code)).rejects.toMatchObject(notValid)
  })

  test('only administrators invite, see invitations and take them back', async () => {
    const mia = await installation.actor('mia')
    const { deps } = installation
    const { invitation } = await invite(installation, ada)
    const adminOnly = { code: 'admin_only' }
    await expect(invite(installation, mia)).rejects.toMatchObject(adminOnly)
    await expect(listInvitations(deps, mia)).rejects.toMatchObject(adminOnly)
    await expect(revokeInvitation(deps, mia, invitation.id)).rejects.toMatchObject(adminOnly)
    // Somebody who was an administrator a moment ago.
    await expect(invite(installation, { ...mia, role: 'admin' })).rejects.toMatchObject(adminOnly)
    expect((await listInvitations(deps, ada)).items).toHaveLength(1)
  })

  test('whoever runs the installation makes an administrator for a workspace that lost its own', async () => {
    const { deps } = installation
    await onlyByInvitation()
    const { link, organisation } = await inviteAsOperator(deps, { environment: `${emulator.environmentUrl}/main.aspx` })
    expect(organisation).toBe('Brightwater Instruments')
    const code = new URL(link).hash.slice(1)
    expect(await readInvitationOffer(deps, code)).toEqual({
      organisation,
      role: 'admin',
      expiresAt: expect.any(String),
    })
    const mia = await actorOf(deps, (await joinBy(installation, code, 'mia')).sessionId)
    expect(mia.role).toBe('admin')
    const { items } = await listInvitations(deps, ada)
    expect(items).toMatchObject([{ state: 'used', usedBy: { id: mia.memberId } }])
    expect(items[0]).not.toHaveProperty('createdBy')
    expect(await eventsOf(installation, ada, ['invitation_created'])).toMatchObject([
      { memberId: undefined, detail: { by: 'operator' } },
    ])
  })

  test.each([
    ['https://contoso.crm4.dynamics.com', 'environment_unknown'],
    ['https://elsewhere.example', 'environment_url_refused'],
  ])('for %s they get none: %s', async (environment, code) => {
    await expect(inviteAsOperator(installation.deps, { environment })).rejects.toMatchObject({ code })
    expect((await listInvitations(installation.deps, ada)).items).toEqual([])
  })
})
