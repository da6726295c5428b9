import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actorOf, applyPlan, approvePlan, planChanges, readPlan, readSession } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'demo' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
  })

  test('whether an environment is a sandbox, and where it is, is known from the first connection on (P7)', async () => {
    const { sessionId } = await installation.signIn('mia')
    const { environment } = await readSession(installation.deps, sessionId)
    expect(environment).toMatchObject({ cloud: 'extra', region: 'EMEA', kind: 'sandbox' })
  })

  test('an environment that does not say what it is for has no badge, and everything else works', async () => {
    emulator.switches.organizationTypeTold = false
    const { sessionId, connectionState } = await installation.signIn('mia')
    emulator.switches.organizationTypeTold = true
    expect(connectionState).toBe('connected')
    const { environment } = await readSession(installation.deps, sessionId)
    expect(environment).toMatchObject({ name: 'Brightwater Instruments' })
    expect(environment).not.toHaveProperty('kind')
    const again = await installation.signIn('mia')
    expect((await readSession(installation.deps, again.sessionId)).environment).toMatchObject({ kind: 'sandbox' })
  })

  const phoneNumber = `+49 30 ${crypto.randomUUID().slice(0, 8)}`

  test('a plan that waits writes nothing once another environment answers at the address, and the operator is told (P7)', async () => {
    const { deps } = installation
    const { sessionId } = await installation.signIn('mia')
    const mia = await actorOf(deps, sessionId)
    const [{ accountid: id } = { accountid: '' }] = emulator.rows.list('account') as { accountid: string }[]
    const phone = (): unknown => emulator.rows.get('account', id)?.['telephone1']
    const change = {
      kind: 'update',
      table: 'account',
      id,
      fields: { telephone1: phoneNumber },
    } as const
    const plan = await planChanges(deps, mia, { changes: [change] })
    await approvePlan(deps, mia, plan.id, { expectedHash: plan.hash })
    const before = emulator.organizationId
    emulator.faults.copyEnvironment()
    await applyPlan(deps, { workspaceId: mia.workspaceId, planId: plan.id })

    expect(phone()).not.toBe(phoneNumber)
    expect(await readPlan(deps, mia, plan.id)).toMatchObject({ state: 'approved' })
    expect((await readSession(deps, sessionId)).connection).toMatchObject({
      state: 'disconnected',
      code: 'environment_changed',
      who: 'operator',
    })
    expect(installation.events).toContainEqual(
      expect.objectContaining({ event: 'operator.action_needed', code: 'environment_changed' }),
    )

    emulator.faults.copyEnvironment(before)
    await installation.signIn('mia', { sessionId })
    await applyPlan(deps, { workspaceId: mia.workspaceId, planId: plan.id })
    expect(await readPlan(deps, mia, plan.id)).toMatchObject({ state: 'applied' })
    expect(phone()).toBe(phoneNumber)
  })
})
