import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AccessDeniedError, create, DuplicateDetectedError, InvalidRequestError, retrieve } from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { json, refusal } from './builders/http-service.ts'
import { batchReply } from './builders/schema-service.ts'
import { otherId, someId } from './builders/tables.ts'

let fixture: ClientFixture
beforeEach(async () => {
  fixture = await startClient()
})
afterEach(async () => {
  await fixture.service.stop()
})

describe('options of a request', () => {
  test('are headers of a read and of a write, and of no other request', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => json(response, 200, { accountid: someId }))
    await client.retrieve('account', someId, {}, { callerObjectId: otherId, consistency: 'Strong' })
    await client.update('account', someId, { name: 'A' }, { detectDuplicates: true, solutionUniqueName: 'core' })
    await client.retrieve('account', someId)
    const [read, write, plain] = requests().map(({ headers }) => headers)
    expect(read).toMatchObject({ callerobjectid: otherId, consistency: 'Strong' })
    expect(write).toMatchObject({
      'mscrm.suppressduplicatedetection': 'false',
      'mscrm.solutionuniquename': 'core',
      'if-match': '*',
    })
    expect(Object.keys(plain ?? {}).filter((name) => /^(mscrm|caller|consistency)/.test(name))).toEqual([])
    expect(
      JSON.stringify(fixture.service.requests.filter(({ body }) => body.includes('EntityDefinitions'))),
    ).not.toMatch(/callerobjectid/)
  })

  test('are on a batch and on each of its parts', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => batchReply(response, [{ status: 200, body: {} }]))
    await client.batch([retrieve('account', someId)], { callerSystemUserId: otherId })
    const operations = [create('account', someId, { name: 'A' })]
    await client.changeSet(operations, { bypassBusinessLogicExecution: ['CustomSync'] }).catch(() => undefined)
    const [reads, writes] = requests()
    expect(reads?.headers['mscrmcallerid']).toBe(otherId)
    expect(reads?.body).toContain(`\r\nmscrmcallerid: ${otherId}\r\n`)
    expect(writes?.headers['mscrm.bypassbusinesslogicexecution']).toBe('CustomSync')
    expect(writes?.body).toContain('\r\nmscrm.bypassbusinesslogicexecution: CustomSync\r\n')
  })

  test('that cannot be meant are refused before anything is sent', async () => {
    fixture.inTurn((_request, response) => response.writeHead(204).end())
    const work = fixture.client.update('account', someId, { name: 'A' }, { callerObjectId: 'mia' })
    await expect(work).rejects.toBeInstanceOf(InvalidRequestError)
    expect(fixture.requests()).toHaveLength(0)
  })

  test.each([412, 500])('a duplicate that was asked for is told by its code, with status %i', async (status) => {
    fixture.inTurn((_request, response) => json(response, status, refusal('0x80040333', 'A record was not created.')))
    const work = fixture.client.create('account', { name: 'A' }, { detectDuplicates: true })
    await expect(work).rejects.toBeInstanceOf(DuplicateDetectedError)
    await expect(work).rejects.toMatchObject({ code: 'dataverse_duplicate_detected', effect: 'none' })
  })

  test('who may not act for another is told which privilege is missing', async () => {
    fixture.inTurn((_request, response) => json(response, 403, refusal('0x8004a110')))
    const work = fixture.client.whoAmI({ callerObjectId: otherId })
    await expect(work).rejects.toBeInstanceOf(AccessDeniedError)
    await expect(work).rejects.toMatchObject({ privilege: 'prvActOnBehalfOfAnotherUser' })
  })
})
