import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  type AuditEvent,
  auditGroups,
  auditKinds,
  everyAuditEvent,
  inWorkspace,
  listAuditEvents,
} from '../src/index.ts'
import { recordEvent } from '../src/audit/audit-event.store.ts'
import { groupOfKind, kindsOf } from '../src/audit/audit-groups.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator?.stop())

test('every kind of event is in one group, and every group has some', () => {
  const grouped = auditGroups.flatMap(kindsOf)
  expect(grouped.toSorted()).toEqual(auditKinds.toSorted())
  expect(Object.keys(groupOfKind)).toHaveLength(auditKinds.length)
})

onEveryDatabase((database) => {
  let installation: Installation
  let ada: Actor
  beforeEach(async () => {
    emulator.faults.clear()
    installation = await anInstallation({ db: database().db, emulator })
    ada = await installation.actor('ada')
  })

  const kindsListed = async (query?: Parameters<typeof listAuditEvents>[2]): Promise<string[]> =>
    (await listAuditEvents(installation.deps, ada, query)).items.map(({ kind }) => kind)

  /** As many, two of them at a time in the same millisecond. */
  async function lay(count: number): Promise<void> {
    const { deps } = installation
    await inWorkspace(deps.db, ada.workspaceId, async (trx) => {
      for (let at = 0; at < count; at += 1) {
        await recordEvent(trx, {
          id: deps.newId(),
          workspaceId: ada.workspaceId,
          at: new Date(Date.parse('2026-01-01T00:00:00Z') + Math.floor(at / 2)),
          kind: 'api_key_used',
          memberId: ada.memberId,
          detail: { at },
        })
      }
    })
  }

  test('the history is read in pages without a gap or a double, also where events share a moment', async () => {
    await lay(251)
    const seen: AuditEvent[] = []
    const sizes: number[] = []
    let cursor: string | undefined
    do {
      const page = await listAuditEvents(installation.deps, ada, { kind: 'api_key_used', cursor })
      seen.push(...page.items)
      sizes.push(page.items.length)
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(sizes).toEqual([100, 100, 51])
    expect(new Set(seen.map(({ id }) => id)).size).toBe(251)
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const all: string[] = []
    for await (const { id } of everyAuditEvent(installation.deps, ada, { group: 'programs' })) all.push(id)
    expect(all).toEqual(seen.map(({ id }) => id))
  })

  test('it is narrowed by sort, kind, person and time, and names people', async () => {
    const mia = await installation.actor('mia')
    await lay(3)
    expect(await kindsListed({ group: 'sign-ins' })).toEqual(['signed_in', 'signed_in'])
    expect(await kindsListed({ kind: 'member_joined' })).toEqual(['member_joined', 'member_joined'])
    expect((await kindsListed({ member: mia.memberId })).toSorted()).toEqual(['member_joined', 'signed_in'])
    expect(await kindsListed({ until: '2026-01-01T00:00:00.001Z' })).toEqual(['api_key_used', 'api_key_used'])
    expect(await kindsListed({ since: '2026-01-01T00:00:00.001Z', kind: 'api_key_used' })).toEqual(['api_key_used'])
    const { items } = await listAuditEvents(installation.deps, ada, { member: mia.memberId, kind: 'signed_in' })
    expect(items[0]).toMatchObject({ memberId: mia.memberId, memberName: 'Mia Keller' })
  })

  test('it has a sign-in that Microsoft refused, by its code alone', async () => {
    emulator.faults.refuseToken({ aadsts: 53003 })
    await installation.signIn('mia')
    const { items } = await listAuditEvents(installation.deps, ada, { kind: 'sign_in_failed' })
    expect(items).toHaveLength(1)
    expect(items[0]?.memberId).toBeUndefined()
    expect(items[0]?.detail).toEqual({ code: expect.stringMatching(/^entra_/), serviceCode: 'AADSTS53003' })
  })

  test('it refuses a cursor that it did not write', async () => {
    for (const cursor of ['', 'x', 'bnVsbA', Buffer.from('[1,"x"]').toString('base64url'), '[]']) {
      await expect(listAuditEvents(installation.deps, ada, { cursor })).rejects.toMatchObject({
        code: 'cursor_not_valid',
      })
    }
  })
})
