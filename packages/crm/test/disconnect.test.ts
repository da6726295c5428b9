import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  type Actor,
  actorOfKey,
  agreeToConnectLink,
  createApiKey,
  createConnectLink,
  createDataverseFor,
  disconnect,
  inWorkspace,
  listAuditEvents,
  listPrograms,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
  })

  const stored = async ({ workspaceId, memberId }: Actor) =>
    inWorkspace(database().db, workspaceId, async (trx) =>
      trx.selectFrom('connections').select(['state', 'tokens']).where('member_id', '=', memberId).execute(),
    )

  test('no program acts for who disconnected, also not when they connect again; those of others go on', async () => {
    const { deps } = installation
    const issued = await createApiKey(deps, ada, { name: 'Meeting assistant', scopes: ['read', 'connect'] })
    const program = await actorOfKey(deps, { key: issued.secret, needs: 'connect' })
    for (const person of ['mia', 'tom']) {
      const { url } = await createConnectLink(deps, program, { reference: person })
      const { sessionId } = await agreeToConnectLink(deps, { sessionId: undefined, code: new URL(url).hash.slice(1) })
      await installation.signIn(person, { sessionId })
    }
    const actFor = async (actingFor: string) => actorOfKey(deps, { key: issued.secret, needs: 'read', actingFor })
    const mia = await actFor('mia')
    expect(await listPrograms(deps, mia)).toMatchObject([{ name: 'Meeting assistant', reference: 'mia' }])

    await disconnect(deps, mia)
    await installation.signIn('mia')
    expect(await listPrograms(deps, mia)).toEqual([])
    await expect(actFor('mia')).rejects.toMatchObject({ code: 'acting_member_refused' })
    expect((await (await deps.dataverseFor(await actFor('tom'))).whoAmI()).userId).toBe(
      emulator.users.find(({ key }) => key === 'tom')?.systemUserId,
    )
    const { items } = await listAuditEvents(deps, ada)
    expect(items.filter(({ kind }) => kind === 'program_withdrawn')).toMatchObject([
      { memberId: mia.memberId, detail: { apiKeyId: program.apiKeyId } },
    ])
  })

  test('tokens that are being renewed at that moment do not come back (P13)', async () => {
    const mia = await installation.actor('mia')
    const other = installation.anotherProcess(database().another())
    let answered = false
    let arrive: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const dataverseFor = createDataverseFor({
      ...other.deps,
      entraFor(authority) {
        const entra = other.deps.entraFor(authority)
        return {
          ...entra,
          async refresh(request) {
            const tokens = await entra.refresh(request)
            answered = true
            await arrived
            return tokens
          },
        }
      },
    })
    installation.passTime(7200)
    const working = (async () => (await dataverseFor(mia)).whoAmI())().catch((error: unknown) => error)
    await vi.waitFor(() => expect(answered).toBe(true), { timeout: 20_000, interval: 10 })
    await disconnect(installation.deps, mia)
    arrive()
    expect(await working).toMatchObject({ code: 'connection_needed', state: 'disconnected' })
    expect(await stored(mia)).toEqual([{ state: 'disconnected', tokens: null }])
  })
})
