import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOf,
  actorOfKey,
  agreeToConnectLink,
  changeJoining,
  createApiKey,
  createConnectLink,
  finishSignIn,
  type FinishedSignIn,
  inWorkspace,
  listAuditEvents,
  listPrograms,
  type NewConnectLink,
  readConnectLink,
  readConnectLinkOffer,
  readSession,
  removeMember,
  revokeApiKey,
  startSignIn,
  withdrawProgram,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra, type Walker } from './entra-walk.ts'
import { anInstallation, type Installation, publicUrl } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const notValid = { code: 'connect_link_not_valid' }
const minute = 60

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  let secret: string
  /** The program, as its key makes it. */
  let program: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
    const issued = await createApiKey(installation.deps, ada, {
      name: 'Meeting assistant',
      scopes: ['read', 'plan', 'connect'],
      returnOrigins: ['https://assistant.example'],
    })
    secret = issued.secret
    program = await actorOfKey(installation.deps, { key: secret, needs: 'connect' })
  })

  const newLink = async (wanted: Partial<NewConnectLink> = {}): Promise<{ id: string; code: string }> => {
    const link = await createConnectLink(installation.deps, program, { reference: 'user-17', ...wanted })
    return { id: link.id, code: new URL(link.url).hash.slice(1) }
  }
  /** Reads the page behind the link, says yes, and signs in. */
  const follow = async (walker: string | Walker, code: string, sessionId?: string): Promise<FinishedSignIn> => {
    const agreed = await agreeToConnectLink(installation.deps, { sessionId, code })
    return installation.signIn(walker, { sessionId: agreed.sessionId, returnTo: '/link' })
  }
  /** Says yes and goes to Microsoft; what is done `meanwhile` happens before the browser is back. */
  const followSlowly = async (person: string, code: string, meanwhile: () => unknown): Promise<FinishedSignIn> => {
    const { deps } = installation
    const agreed = await agreeToConnectLink(deps, { sessionId: undefined, code })
    const { sessionId, url } = await startSignIn(deps, { sessionId: agreed.sessionId, returnTo: '/link' })
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person })
    await meanwhile()
    return finishSignIn(deps, { sessionId, callbackUrl })
  }
  const actFor = async (actingFor: string): Promise<Actor> =>
    actorOfKey(installation.deps, { key: secret, needs: 'read', actingFor })
  const stateOf = async (id: string) => readConnectLink(installation.deps, program, id)

  test('a link carries its code behind the #, where no server sees it, and the database knows only its hash', async () => {
    const { deps } = installation
    const { id, url, expiresAt } = await createConnectLink(deps, program, { reference: 'user-17' })
    const { origin, pathname, search, hash } = new URL(url)
    expect(`${origin}${pathname}${search}`).toBe(`${publicUrl}/link`)
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * minute * 1000)
    expect(await stateOf(id)).toEqual({ id, reference: 'user-17', state: 'waiting', expiresAt })
    const code = hash.slice(-43)
    const { rows } = await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      sql<{ row: string }>`select l::text as row from connect_links l`.execute(trx),
    )
    expect(rows).toHaveLength(1)
    for (const form of [code, Buffer.from(code).toString('hex')]) expect(rows[0]?.row).not.toContain(form)
  })

  test('the person reads who asks for what before anything changes', async () => {
    const { code } = await newLink({ returnUrl: 'https://assistant.example/done?tab=2' })
    expect(await readConnectLinkOffer(installation.deps, code)).toEqual({
      program: 'Meeting assistant',
      organisation: 'Brightwater Instruments',
      scopes: ['read', 'plan', 'connect'],
      reference: 'user-17',
      declineUrl: 'https://assistant.example/done?tab=2&status=declined&reference=user-17',
      expiresAt: expect.any(String),
    })
    // Somebody who read it and signs in without saying yes has allowed nothing.
    await installation.signIn('mia')
    await expect(actFor('user-17')).rejects.toMatchObject({ code: 'acting_member_refused' })
  })

  test('whoever follows it is connected, a member, and acted for under the program’s own name for them', async () => {
    const { id, code } = await newLink({ returnUrl: 'https://assistant.example/done?tab=2' })
    const finished = await follow('mia', code)
    expect(finished.connectionState).toBe('connected')
    expect(finished.returnTo).toBe('https://assistant.example/done?tab=2&status=connected&reference=user-17')
    const mia = await actorOf(installation.deps, finished.sessionId)
    for (const name of ['user-17', mia.memberId]) {
      expect(await actFor(name)).toMatchObject({ memberId: mia.memberId, role: 'member', apiKeyId: program.apiKeyId })
    }
    expect(await stateOf(id)).toMatchObject({
      state: 'connected',
      memberId: mia.memberId,
      connectionState: 'connected',
      actsFor: true,
    })
    const { items: events } = await listAuditEvents(installation.deps, ada)
    expect(events.find(({ kind }) => kind === 'program_allowed')).toMatchObject({
      memberId: mia.memberId,
      detail: { name: 'Meeting assistant', reference: 'user-17', connectLinkId: id },
    })
  })

  test('without a return address the person ends on a page of ours', async () => {
    const { code } = await newLink()
    expect((await follow('mia', code)).returnTo).toBe('/link?connected=true')
  })

  test('a return address is of an origin that the key was given', async () => {
    for (const returnUrl of [
      'https://evil.example/',
      'http://assistant.example/',
      'https://assistant.example:8443/',
      'https://assistant.example.evil.example/',
      'https://assistant.example@evil.example/',
      'javascript:alert(1)',
    ]) {
      await expect(newLink({ returnUrl }), returnUrl).rejects.toMatchObject({ code: 'return_url_refused' })
    }
  })

  test('a link is for one person, also when two follow it at the same moment', async () => {
    const { id, code } = await newLink()
    const browsers = await Promise.all(
      [1, 2].map(() => agreeToConnectLink(installation.deps, { sessionId: undefined, code })),
    )
    const [mia, tom] = await Promise.all(
      ['mia', 'tom'].map((person, index) =>
        installation.signIn(person, { sessionId: browsers[index]?.sessionId, returnTo: '/link' }),
      ),
    )
    expect([mia?.returnTo, tom?.returnTo].toSorted()).toEqual([
      '/link?connected=true',
      '/link?problem=connect_link_not_valid',
    ])
    const { memberId } = await stateOf(id)
    expect((await actFor('user-17')).memberId).toBe(memberId)
    await expect(follow('tom', code)).rejects.toMatchObject(notValid)
    await expect(readConnectLinkOffer(installation.deps, code)).rejects.toMatchObject(notValid)
  })

  test('it ends with its time; who agreed in time may take ten minutes at Microsoft', async () => {
    const late = await newLink({ expiresInMinutes: 5 })
    const agreed = await agreeToConnectLink(installation.deps, { sessionId: undefined, code: late.code })
    installation.passTime(6 * minute)
    expect(await stateOf(late.id)).toMatchObject({ state: 'expired' })
    await expect(readConnectLinkOffer(installation.deps, late.code)).rejects.toMatchObject(notValid)
    const inTime = await installation.signIn('mia', { sessionId: agreed.sessionId })
    expect(inTime.returnTo).toBe('/link?connected=true')

    const gone = await newLink({ expiresInMinutes: 5, reference: 'user-18' })
    const tooLate = await followSlowly('tom', gone.code, () => installation.passTime(16 * minute))
    expect(tooLate).toMatchObject({ connectionState: 'connected', returnTo: '/link?problem=connect_link_not_valid' })
    await expect(actFor('user-18')).rejects.toMatchObject({ code: 'acting_member_refused' })
  })

  test('a link that was agreed to and left there asks for nothing at a later sign-in', async () => {
    const { id, code } = await newLink()
    const agreed = await agreeToConnectLink(installation.deps, { sessionId: undefined, code })
    installation.passTime(60 * minute)
    const later = await installation.signIn('mia', { sessionId: agreed.sessionId, returnTo: '/accounts' })
    expect(later).toMatchObject({ connectionState: 'connected', returnTo: '/accounts' })
    expect(await stateOf(id)).toMatchObject({ state: 'expired' })
  })

  test('the links of a revoked key open nothing', async () => {
    const { code } = await newLink()
    const finished = await followSlowly('mia', code, async () =>
      revokeApiKey(installation.deps, ada, program.apiKeyId ?? ''),
    )
    await expect(readConnectLinkOffer(installation.deps, code)).rejects.toMatchObject(notValid)
    expect(finished.returnTo).toBe('/link?problem=connect_link_not_valid')
    expect(await listPrograms(installation.deps, await actorOf(installation.deps, finished.sessionId))).toEqual([])
  })

  test.each(['', 'x', '00000000-0000-4000-8000-000000000000.' + 'A'.repeat(43), '%00', "' or 1=1"])(
    'what is no link is refused: %j',
    async (code) => {
      await expect(readConnectLinkOffer(installation.deps, code)).rejects.toMatchObject(notValid)
      await expect(agreeToConnectLink(installation.deps, { sessionId: undefined, code })).rejects.toMatchObject(
        notValid,
      )
    },
  )

  test.each([
    { who: 'Microsoft', person: 'mia', refuse: () => emulator.faults.refuseToken({ aadsts: 65001 }) },
    { who: 'Dynamics', person: 'noah', refuse: () => undefined },
  ])('whom $who does not let in keeps the way back, and the link can still be used', async ({ person, refuse }) => {
    const { id, code } = await newLink({ returnUrl: 'https://assistant.example/done' })
    refuse()
    const attempt = await follow(person, code)
    expect(attempt.connectionState).not.toBe('connected')
    const session = await readSession(installation.deps, attempt.sessionId)
    const back = new URL(session.connectLink?.backUrl ?? '')
    expect(session.connectLink?.program).toBe('Meeting assistant')
    expect(`${back.origin}${back.pathname}`).toBe('https://assistant.example/done')
    expect(Object.fromEntries(back.searchParams)).toEqual({
      status: 'problem',
      reference: 'user-17',
      code: session.connection?.code,
    })
    expect(await stateOf(id)).toMatchObject({
      state: 'problem',
      problem: { code: session.connection?.code, title: session.connection?.title },
    })
    const again = await installation.signIn('mia', { sessionId: attempt.sessionId })
    expect(again.returnTo).toContain('status=connected')
    expect(await stateOf(id)).toMatchObject({ state: 'connected' })
    expect((await readSession(installation.deps, again.sessionId)).connectLink).toBeNull()
  })

  test('where one joins by invitation only, a link lets a new person in as a member, and brings back nobody who was removed', async () => {
    await changeJoining(installation.deps, ada, { joining: 'invited' })
    const first = await newLink({ reference: 'mia' })
    const mia = await actorOf(installation.deps, (await follow('mia', first.code)).sessionId)
    expect(mia.role).toBe('member')
    await removeMember(installation.deps, ada, mia.memberId)
    await expect(actFor('mia')).rejects.toMatchObject({ code: 'acting_member_refused' })
    const second = await newLink({ reference: 'mia' })
    expect((await follow('mia', second.code)).connectionState).toBe('no-access')
    expect(await stateOf(second.id)).toMatchObject({ state: 'problem', problem: { code: 'invitation_needed' } })
  })

  test('another person under the same name takes the place of the one before', async () => {
    await follow('mia', (await newLink()).code)
    const mia = await actFor('user-17')
    await follow('tom', (await newLink()).code)
    const tom = await actFor('user-17')
    expect(tom.memberId).not.toBe(mia.memberId)
    await expect(actFor(mia.memberId)).rejects.toMatchObject({ code: 'acting_member_refused' })
  })

  test('a person sees what acts in their name, and from their word on it does not', async () => {
    const { id, code } = await newLink()
    const mia = await actorOf(installation.deps, (await follow('mia', code)).sessionId)
    await follow('mia', (await newLink({ reference: 'mia@assistant.example' })).code)
    const programs = await listPrograms(installation.deps, mia)
    expect(programs.map(({ reference }) => reference).toSorted()).toEqual(['mia@assistant.example', 'user-17'])
    expect(programs[0]).toMatchObject({ id: program.apiKeyId, name: 'Meeting assistant', madeBy: 'Ada Lindqvist' })
    expect(await listPrograms(installation.deps, ada)).toEqual([])

    // Nobody withdraws for somebody else.
    await expect(withdrawProgram(installation.deps, ada, program.apiKeyId ?? '')).rejects.toMatchObject({
      code: 'program_not_found',
    })
    expect((await actFor('user-17')).memberId).toBe(mia.memberId)
    await withdrawProgram(installation.deps, mia, program.apiKeyId ?? '')
    for (const name of ['user-17', 'mia@assistant.example', mia.memberId]) {
      await expect(actFor(name)).rejects.toMatchObject({ code: 'acting_member_refused' })
    }
    expect(await listPrograms(installation.deps, mia)).toEqual([])
    expect(await stateOf(id)).toMatchObject({ state: 'connected', actsFor: false })
  })

  test('a link lends nobody’s rights as an administrator', async () => {
    const { deps } = installation
    const { secret: strong } = await createApiKey(deps, ada, { name: 'Strong', scopes: ['connect', 'admin'] })
    const maker = await actorOfKey(deps, { key: strong, needs: 'connect' })
    const link = await createConnectLink(deps, maker, { reference: 'boss' })
    await follow('ada', new URL(link.url).hash.slice(1))
    const other = await actorOfKey(deps, { key: strong, needs: 'admin', actingFor: 'boss' })
    // Ada made this key herself: it is hers to lend.
    expect(other).toMatchObject({ memberId: ada.memberId, role: 'admin' })
    const again = await createConnectLink(deps, maker, { reference: 'seller' })
    await follow('mia', new URL(again.url).hash.slice(1))
    const mia = await actorOfKey(deps, { key: strong, needs: 'admin', actingFor: 'seller' })
    await inWorkspace(database().db, ada.workspaceId, async (trx) =>
      trx.updateTable('members').set({ role: 'admin' }).where('member_id', '=', mia.memberId).execute(),
    )
    expect(await actorOfKey(deps, { key: strong, needs: 'admin', actingFor: 'seller' })).toMatchObject({
      role: 'member',
    })
  })

  test('another key neither reads the link nor acts for the person; a person makes no link', async () => {
    const { deps } = installation
    const { id, code } = await newLink()
    await follow('mia', code)
    const { secret: otherSecret } = await createApiKey(deps, ada, { name: 'Other', scopes: ['read', 'connect'] })
    const other = await actorOfKey(deps, { key: otherSecret, needs: 'connect' })
    await expect(readConnectLink(deps, other, id)).rejects.toMatchObject({ code: 'connect_link_not_found' })
    await expect(actorOfKey(deps, { key: otherSecret, needs: 'read', actingFor: 'user-17' })).rejects.toMatchObject({
      code: 'acting_member_refused',
    })
    await expect(createConnectLink(deps, ada, { reference: 'x' })).rejects.toMatchObject({ code: 'api_key_needed' })
  })
})
