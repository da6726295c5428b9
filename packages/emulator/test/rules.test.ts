import { describe, expect, test } from 'vitest'
import { refusal, salesOrganisation, to } from './sales-organisation.ts'

describe('closed activities', () => {
  test('accept nothing but being opened again', async () => {
    const org = salesOrganisation()
    const task = await org.create('mia', 'tasks', { subject: 'Call back' })
    const patch = (body: object): ReturnType<typeof org.send> => org.send('mia', 'PATCH', `tasks(${task})`, body)
    expect((await patch({ statecode: 1, statuscode: 5 })).statusCode).toBe(204)
    for (const body of [{ subject: 'Too late' }, { statecode: 2, statuscode: 6 }])
      expect(refusal(await patch(body))).toEqual({
        status: 400,
        code: '0x8004022e',
        message: 'The object cannot be updated because it is read-only.',
      })
    expect((await patch({ statecode: 0, statuscode: 2 })).statusCode).toBe(204)
    expect((await patch({ subject: 'In time' })).statusCode).toBe(204)
    expect(org.row('task', task)).toMatchObject({ subject: 'In time', statecode: 0, activitytypecode: 'task' })
  })

  test('follow their record through a merge all the same', async () => {
    const org = salesOrganisation()
    const [kept, merged] = [org.seed('account', { name: 'Kept' }), org.seed('account', { name: 'Merged' })]
    const task = org.seed('task', { subject: 'Done', regardingobjectid: to('account', merged), statecode: 1 })
    const reply = await org.send('ada', 'POST', 'Merge', {
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: kept },
      Subordinate: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: merged },
      PerformParentingChecks: false,
    })
    expect(reply.statusCode).toBe(204)
    expect(org.row('task', task)['regardingobjectid']).toEqual(to('account', kept))
  })
})

test('inactive accounts can be written: only the app shows them read-only', async () => {
  const org = salesOrganisation()
  const account = org.seed('account', { name: 'Contoso', statecode: 1 }, 'mia')
  expect((await org.send('mia', 'PATCH', `accounts(${account})`, { telephone1: '555' })).statusCode).toBe(204)
  expect(org.row('account', account)).toMatchObject({ telephone1: '555', statecode: 1 })
})

test('an appointment has a start and an end, and keeps them', async () => {
  const org = salesOrganisation()
  const times = { scheduledstart: '2026-03-03T09:00:00Z', scheduledend: '2026-03-03T10:00:00Z' }
  const expected = { status: 400, code: '0x80040275' }
  const half = await org.send('mia', 'POST', 'appointments', { subject: 'Demo', scheduledstart: times.scheduledstart })
  expect(refusal(half)).toMatchObject(expected)
  const appointment = await org.create('mia', 'appointments', { subject: 'Demo', ...times })
  const cleared = await org.send('mia', 'PATCH', `appointments(${appointment})`, { scheduledend: null })
  expect(refusal(cleared)).toMatchObject(expected)
  expect(org.row('appointment', appointment)).toMatchObject(times)
})

describe('a file in a note', () => {
  test('makes the note a document of its size', async () => {
    const org = salesOrganisation()
    const plain = await org.create('mia', 'annotations', { subject: 'Plain', notetext: 'Met the lab manager' })
    const file = await org.create('mia', 'annotations', {
      subject: 'Offer',
      filename: 'offer.txt',
      mimetype: 'text/plain',
      documentbody: Buffer.from('Twelve analysers').toString('base64'),
    })
    expect(org.row('annotation', plain)).toMatchObject({ isdocument: false })
    expect(org.row('annotation', file)).toMatchObject({ isdocument: true, filesize: 16 })
  })

  test('is refused when it is bigger than the organisation takes', async () => {
    const org = salesOrganisation()
    org.seed('organization', { name: 'Sales', maxuploadfilesize: 100 })
    const attach = (bytes: number): ReturnType<typeof org.send> =>
      org.send('mia', 'POST', 'annotations', { documentbody: Buffer.alloc(bytes).toString('base64') })
    expect((await attach(75)).statusCode).toBe(204)
    expect(refusal(await attach(76))).toEqual({
      status: 400,
      code: '0x80044a02',
      message: 'Attachment file size is too big.',
    })
  })
})

describe('the plug-in of the organisation', () => {
  test('refuses an account without a sales region in its own words', async () => {
    const org = salesOrganisation()
    expect(refusal(await org.send('mia', 'POST', 'accounts', { name: 'Contoso' }))).toEqual({
      status: 400,
      code: '0x80040265',
      message: 'Brightwater rule: every account belongs to a sales region. Choose one in Sales Region.',
    })
    expect(org.store.count('account')).toBe(0)
  })

  test('lets an account with one pass', async () => {
    const org = salesOrganisation()
    const north = org.seed('bw_salesregion', { bw_name: 'North' })
    const account = await org.create('mia', 'accounts', {
      name: 'Contoso',
      'bw_SalesRegionId@odata.bind': `/bw_salesregions(${north})`,
    })
    expect(org.row('account', account)['bw_salesregionid']).toEqual(to('bw_salesregion', north))
  })
})
