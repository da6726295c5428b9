import { TransportError } from '@liaison/dataverse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allOf } from './builders/client-fixture.ts'
import { manualClock } from './builders/manual-clock.ts'
import { type MetadataClient, startMetadataClient } from './builders/metadata-client.ts'
import { attribute, definitionOf, type MetadataService, newId } from './builders/metadata-service.ts'

let environment: MetadataClient
let service: MetadataService

beforeEach(async () => {
  environment = await startMetadataClient([definitionOf('account'), definitionOf('contact'), definitionOf('lead')])
  service = environment.service
})
afterEach(() => service.stop())

describe('waiting for the schema', () => {
  let release: () => void
  let asked: Promise<void>
  let reads: number
  beforeEach(() => {
    reads = 0
    const held = new Promise<void>((resolve) => (release = resolve))
    asked = new Promise((resolve) => {
      service.hold = async () => {
        reads += 1
        resolve()
        return held
      }
    })
  })
  afterEach(() => release())

  test('50 calls at once wait for one read, and one that gives up ends only its own wait', async () => {
    const client = environment.newClient()
    const caller = new AbortController()
    const { signal } = caller
    const waiting = Array.from({ length: 50 }, async (_, index) =>
      allOf(client.list('contact', {}, index === 0 ? { signal } : {})),
    )
    await asked
    caller.abort()
    await expect(waiting[0]).rejects.toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
    release()
    expect(await Promise.all(waiting.slice(1))).toHaveLength(49)
    expect([reads, service.read]).toEqual([1, ['contact']])
  })

  test('a request whose time is over does not wait on, and the others do', async () => {
    const time = manualClock()
    const client = environment.newClient({}, { clock: time })
    const late = client.update('contact', newId(), { name: 'x' }, { deadlineMs: 2_000 })
    const table = client.tables.get('contact', { deadlineMs: 60_000 })
    await asked
    const outcome = late.catch((error: unknown) => error)
    await time.advance(2_000)
    expect(await outcome).toMatchObject({ code: 'dataverse_deadline_exceeded', sent: false, effect: 'none' })
    release()
    expect(await table).toMatchObject({ logicalName: 'contact' })
    expect(time.sleeping()).toBe(0)
  })

  test('a refresh that a caller gives up goes on', async () => {
    service.hold = undefined
    const client = environment.newClient()
    await client.tables.get('account')
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    const caller = new AbortController()
    const refreshing = client.tables.refresh({ signal: caller.signal })
    caller.abort()
    await expect(refreshing).rejects.toBeInstanceOf(TransportError)
    expect((await client.tables.refresh()).changed).toHaveLength(0)
    expect(environment.changesTold()).toHaveLength(1)
  })
})
