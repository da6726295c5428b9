import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disconnect, listWaiting, readSession, sayWhoWaits, startSignIn, tellShownRefusal } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  const install = async (): Promise<Installation> => anInstallation({ db: database().db, emulator })
  const waitsIn = async ({ deps }: Installation, serviceCode?: string): Promise<string> => {
    const { sessionId } = await tellShownRefusal(deps, {
      sessionId: undefined,
      ...(serviceCode === undefined ? {} : { serviceCode }),
    })
    return sessionId
  }

  test('what Microsoft’s page showed is explained as if it had come back, and alarms nobody', async () => {
    const installation = await install()
    const explained = async (serviceCode?: string) =>
      (await readSession(installation.deps, await waitsIn(installation, serviceCode))).connection
    expect(await explained()).toMatchObject({ code: 'entra_admin_approval_required', state: 'consent-required' })
    expect(await explained('50105')).toMatchObject({ code: 'entra_not_assigned', serviceCode: 'AADSTS50105' })
    expect(await explained('aadsts7000222')).toMatchObject({ code: 'entra_client_secret_expired', who: 'operator' })
    expect(await explained('99999')).toMatchObject({ code: 'entra_refused', serviceCode: 'AADSTS99999' })
    expect(installation.events.filter(({ event }) => event === 'operator.action_needed')).toEqual([])
  })

  test('somebody’s word about Microsoft’s page changes no connection that works, and may change one that does not', async () => {
    const installation = await install()
    const { deps } = installation
    const { sessionId } = await installation.signIn('mia')
    await tellShownRefusal(deps, { sessionId })
    expect((await readSession(deps, sessionId)).connection).toMatchObject({ state: 'connected' })
    await disconnect(deps, await installation.actor('mia'))
    await tellShownRefusal(deps, { sessionId })
    expect((await readSession(deps, sessionId)).connection).toMatchObject({ state: 'consent-required' })
  })

  test('an administrator sees which members wait, and who says so in a browser without a sign-in', async () => {
    const installation = await install()
    const { deps } = installation
    const ada = await installation.actor('ada')
    const mia = await installation.signIn('mia')
    await disconnect(deps, await installation.actor('mia'))
    await tellShownRefusal(deps, { sessionId: mia.sessionId, serviceCode: '50105' })
    const anonymous = await waitsIn(installation)
    const named = await waitsIn(installation)
    await sayWhoWaits(deps, { sessionId: named, name: 'Tom of service' })
    const { items, total } = await listWaiting(deps, ada)
    expect(items).toHaveLength(3)
    expect(total).toBe(3)
    expect(items[0]).toMatchObject({ state: 'not-assigned', member: { name: 'Mia Keller' } })
    expect(items.slice(1)).toContainEqual({
      state: 'consent-required',
      saysName: 'Tom of service',
      since: expect.any(String),
    })
    expect(JSON.stringify(items)).not.toContain(anonymous)
  })

  test('of whoever does not wait no name is kept, nor of whoever is signed in', async () => {
    const installation = await install()
    const { deps } = installation
    const ada = await installation.signIn('ada')
    await sayWhoWaits(deps, { sessionId: ada.sessionId, name: 'Ada herself' })
    const { sessionId } = await startSignIn(deps, {})
    await sayWhoWaits(deps, { sessionId, name: 'Not stopped' })
    await sayWhoWaits(deps, { sessionId: undefined, name: 'No browser' })
    const rows = await database().db.selectFrom('sessions').select('waits_as').execute()
    expect(rows.map(({ waits_as }) => waits_as)).toEqual(rows.map(() => null))
  })

  test('who waits is for administrators, and a browser that went away waits no more', async () => {
    const installation = await install()
    const { deps } = installation
    const ada = await installation.actor('ada')
    const mia = await installation.actor('mia')
    await waitsIn(installation)
    await expect(listWaiting(deps, mia)).rejects.toMatchObject({ code: 'admin_only' })
    expect((await listWaiting(deps, ada)).items).toHaveLength(1)
    installation.passTime(13 * 3600)
    expect(await listWaiting(deps, ada)).toEqual({ items: [], total: 0 })
  })

  test('of very many who wait the list shows some, and says how many they are', async () => {
    const installation = await install()
    const ada = await installation.actor('ada')
    for (let waiting = 0; waiting < 53; waiting += 1) await waitsIn(installation)
    const { items, total } = await listWaiting(installation.deps, ada)
    expect([items.length, total]).toEqual([50, 53])
  })
})
