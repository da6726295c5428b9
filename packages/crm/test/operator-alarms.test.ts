import { randomUUID } from 'node:crypto'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, inWorkspace, readHealthOfWorkspace } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  let installation: Installation
  /** Who connects first administers the workspace. */
  let ada: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
  })
  const alarms = async () => (await readHealthOfWorkspace(installation.deps, ada)).alarms
  const work = async (actor: Actor) => (await installation.deps.dataverseFor(actor)).whoAmI()

  test('an expired secret is one alarm, however many people meet it, until a renewal works again (P11)', async () => {
    const mia = await installation.actor('mia')
    installation.passTime(7200)
    emulator.faults.refuseToken({ aadsts: 7000222, requests: 2 })
    for (const actor of [mia, ada]) {
      await expect(work(actor)).rejects.toMatchObject({ code: 'entra_client_secret_expired' })
    }
    expect(await alarms()).toEqual([
      {
        code: 'entra_client_secret_expired',
        title: expect.stringContaining('expired'),
        help: expect.stringContaining('new secret'),
        serviceCode: 'AADSTS7000222',
        correlationId: expect.any(String),
        firstAt: expect.any(String),
        lastAt: expect.any(String),
        times: 2,
      },
    ])
    await work(mia)
    expect(await alarms()).toEqual([])
    expect(installation.events).toContainEqual({
      event: 'operator.trouble_over',
      workspaceId: ada.workspaceId,
      code: 'entra_client_secret_expired',
    })
  })

  test('a wrong registration is not disproved by renewals, which need less of it, but by the next sign-in', async () => {
    emulator.faults.refuseToken({ aadsts: 50011 })
    await installation.signIn('mia')
    installation.passTime(7200)
    await work(ada)
    expect(await alarms()).toMatchObject([{ code: 'entra_redirect_not_registered', times: 1 }])
    await installation.signIn('mia')
    expect(await alarms()).toEqual([])
  })

  test('another organisation at the address is an alarm until the right one answers', async () => {
    const right = emulator.organizationId
    emulator.faults.copyEnvironment(randomUUID())
    await installation.signIn('mia')
    expect(await alarms()).toMatchObject([{ code: 'environment_changed', times: 1 }])
    emulator.faults.copyEnvironment(right)
    await installation.signIn('mia')
    expect(await alarms()).toEqual([])
  })

  test('alarms are for administrators of the workspace that has them', async () => {
    const mia = await installation.actor('mia')
    await expect(readHealthOfWorkspace(installation.deps, mia)).rejects.toMatchObject({ code: 'admin_only' })
    emulator.faults.refuseToken({ aadsts: 7000215 })
    await installation.signIn('tom')
    expect(await alarms()).toHaveLength(1)
    const elsewhere = await inWorkspace(database().db, randomUUID(), async (trx) =>
      trx.selectFrom('operator_alarms').selectAll().execute(),
    )
    expect(elsewhere).toEqual([])
  })
})
