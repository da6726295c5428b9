import { ThrottledError } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sharedPauses } from '../src/connections/shared-pauses.ts'
import { type Actor, inWorkspace } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const whoAmI = async ({ deps }: Installation, actor: Actor): Promise<string> =>
  (await (await deps.dataverseFor(actor)).whoAmI()).userId
const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

onEveryDatabase((database) => {
  let installation: Installation
  let other: Installation
  let mia: Actor
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    other = installation.anotherProcess(database().another())
    mia = await installation.actor('mia')
  })

  const pausesOf = async (actor: Actor) =>
    inWorkspace(database().db, actor.workspaceId, async (trx) =>
      trx.selectFrom('dataverse_pauses').selectAll().where('member_id', '=', actor.memberId).execute(),
    )

  test('what Dynamics asks of one process, another one keeps to, and only for that person (P45)', async () => {
    const tom = await installation.actor('tom')
    emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 600 })
    expect(await failureOf(whoAmI(installation, mia))).toBeInstanceOf(ThrottledError)
    await expect.poll(async () => pausesOf(mia)).toHaveLength(1)

    const held = await failureOf(whoAmI(other, mia))
    expect(held).toBeInstanceOf(ThrottledError)
    expect(held).toMatchObject({ sent: false })
    expect(await whoAmI(other, tom)).toMatch(/^[0-9a-f-]{36}$/)

    installation.passTime(601)
    expect(await whoAmI(other, mia)).toBe(await whoAmI(installation, mia))
    expect(await pausesOf(tom)).toEqual([])
  })

  test('a pause is never shortened by one that ends earlier, and an older one is replaced', async () => {
    const pauses = sharedPauses(installation.deps, mia)
    const [earlier, later] = [new Date('2026-11-24T10:00:00Z'), new Date('2026-11-24T10:05:00Z')]
    await pauses.write(earlier)
    await pauses.write(later)
    await pauses.write(earlier)
    expect(await pausesOf(mia)).toMatchObject([{ paused_until: later }])
    expect(await sharedPauses(other.deps, mia).read()).toEqual(later)
  })

  test('what another process was told is read again after a second, not before each request', async () => {
    let now = Date.parse('2026-11-24T09:00:00Z')
    const pauses = sharedPauses({ db: database().another(), clock: { now: () => new Date(now) } }, mia)
    expect(await pauses.read()).toBeUndefined()
    const until = new Date('2026-11-24T10:00:00Z')
    await sharedPauses(installation.deps, mia).write(until)
    now += 999
    expect(await pauses.read()).toBeUndefined()
    now += 1
    expect(await pauses.read()).toEqual(until)
  })
})
