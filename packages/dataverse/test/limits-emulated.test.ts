import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccessDeniedError, DuplicateDetectedError, MalformedReplyError, retrieve } from '@liaison/dataverse'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'

let environment: EmulatedClient
beforeAll(async () => {
  environment = await startEmulatedClient()
})
afterAll(async () => environment.stop())

const person = (key: string) => {
  const found = environment.emulator.users.find((user) => user.key === key)
  if (!found) throw new Error(`Nobody is called ${key}`)
  return found
}

describe('acting for another user', () => {
  test('reads and writes as that user, by either id, alone and in a batch', async () => {
    const ada = environment.clientFor('ada')
    const mia = person('mia')
    expect((await ada.whoAmI({ callerObjectId: mia.objectId })).userId).toBe(mia.systemUserId)
    expect((await ada.whoAmI({ callerSystemUserId: mia.systemUserId })).userId).toBe(mia.systemUserId)
    expect((await ada.whoAmI()).userId).toBe(person('ada').systemUserId)
    const { id } = await ada.create('account', { name: 'Contoso' }, { callerObjectId: mia.objectId })
    const [row] = await ada.batch([retrieve('account', id, { select: ['ownerid', 'createdby'] })], {
      callerObjectId: mia.objectId,
    })
    expect(row).toMatchObject({ _ownerid_value: mia.systemUserId, _createdby_value: mia.systemUserId })
  })

  test('takes a privilege, and the refusal names it', async () => {
    const work = environment.clientFor('mia').whoAmI({ callerObjectId: person('tom').objectId })
    await expect(work).rejects.toBeInstanceOf(AccessDeniedError)
    await expect(work).rejects.toMatchObject({ privilege: 'prvActOnBehalfOfAnotherUser', effect: 'none' })
  })
})

test('a duplicate is refused when it was asked for, and made when it was not (P24)', async () => {
  const mia = environment.clientFor('mia')
  await mia.create('account', { name: 'Fabrikam' })
  await expect(mia.create('account', { name: 'fabrikam' }, { detectDuplicates: true })).rejects.toBeInstanceOf(
    DuplicateDetectedError,
  )
  await mia.create('account', { name: 'Fabrikam' })
  expect(environment.emulator.rows.list('account').filter(({ name }) => name === 'Fabrikam')).toHaveLength(2)
})

test('what comes from a proxy instead of Dynamics is told as that (P49)', async () => {
  const mia = environment.clientFor('mia')
  environment.emulator.faults.failNext({ status: 403, body: '<html><h1>Blocked</h1></html>' })
  await expect(mia.whoAmI()).rejects.toBeInstanceOf(MalformedReplyError)
  environment.emulator.faults.failNext({ status: 200, body: '', contentType: 'application/json' })
  await expect(mia.callAction('Act')).rejects.toMatchObject({ code: 'dataverse_malformed_reply', effect: 'unknown' })
})
