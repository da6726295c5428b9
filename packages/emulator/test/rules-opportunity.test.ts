import { describe, expect, test } from 'vitest'
import { refusal, type SalesOrganisation, salesOrganisation, to } from './sales-organisation.ts'

interface Deal {
  org: SalesOrganisation
  account: string
  contact: string
  deal: string
  patch: (body: object) => ReturnType<SalesOrganisation['send']>
}

async function openDeal(options: Parameters<typeof salesOrganisation>[0] = {}): Promise<Deal> {
  const org = salesOrganisation(options)
  const account = org.seed('account', { name: 'Contoso' })
  const contact = org.seed('contact', { lastname: 'Berg' })
  const deal = await org.create('mia', 'opportunities', {
    name: 'Renewal',
    estimatedvalue: 1200,
    'customerid_account@odata.bind': `/accounts(${account})`,
  })
  return { org, account, contact, deal, patch: (body) => org.send('mia', 'PATCH', `opportunities(${deal})`, body) }
}

const close = ({ org, deal }: Deal, action: 'WinOpportunity' | 'LoseOpportunity', Status: number) =>
  org.send('mia', 'POST', action, {
    Status,
    OpportunityClose: { subject: 'Closed', 'opportunityid@odata.bind': `/opportunities(${deal})` },
  })

describe('the customer of a deal', () => {
  test('is required of a new one', async () => {
    const { org } = await openDeal()
    expect(refusal(await org.send('mia', 'POST', 'opportunities', { name: 'Nobody' }))).toEqual({
      status: 400,
      code: '0x80040200',
      message: "Required field 'customerid' missing.",
    })
  })

  test('can be taken away', async () => {
    const { org, account, deal } = await openDeal()
    const link = `accounts(${account})/opportunity_customer_accounts(${deal})/$ref`
    expect((await org.send('mia', 'DELETE', link)).statusCode).toBe(204)
    expect(org.row('opportunity', deal)['customerid']).toBeUndefined()
  })

  test('is its account, and without one its contact', async () => {
    const { org, account, contact } = await openDeal()
    const ofAccount = await org.create('mia', 'opportunities', {
      name: 'Both',
      'parentaccountid@odata.bind': `/accounts(${account})`,
      'parentcontactid@odata.bind': `/contacts(${contact})`,
    })
    const ofContact = await org.create('mia', 'opportunities', {
      name: 'Contact',
      'parentcontactid@odata.bind': `/contacts(${contact})`,
    })
    expect(org.row('opportunity', ofAccount)['customerid']).toEqual(to('account', account))
    expect(org.row('opportunity', ofContact)['customerid']).toEqual(to('contact', contact))
    await org.send('mia', 'PATCH', `opportunities(${ofContact})`, {
      'parentaccountid@odata.bind': `/accounts(${account})`,
    })
    expect(org.row('opportunity', ofContact)['customerid']).toEqual(to('account', account))
  })

  test('is active', async () => {
    const { org, patch } = await openDeal()
    const gone = org.seed('account', { name: 'Gone', statecode: 1 })
    const bind = { 'customerid_account@odata.bind': `/accounts(${gone})` }
    const expected = {
      status: 400,
      code: '0x80040517',
      message: 'An inactive customer cannot be set as the parent of an object.',
    }
    expect(refusal(await org.send('mia', 'POST', 'opportunities', { name: 'Late', ...bind }))).toEqual(expected)
    expect(refusal(await patch(bind))).toEqual(expected)
  })
})

describe('a deal', () => {
  test('starts open, whatever state is sent', async () => {
    const { org, account } = await openDeal()
    const customer = { 'customerid_account@odata.bind': `/accounts(${account})` }
    const deal = await org.create('mia', 'opportunities', { name: 'New', statecode: 1, ...customer })
    expect(org.row('opportunity', deal)).toMatchObject({ statecode: 0, statuscode: 1 })
    const won = await org.send('mia', 'POST', 'opportunities', { name: 'New', statuscode: 3, ...customer })
    expect(refusal(won)).toMatchObject({ status: 400, code: '0x80048408' })
  })

  test.each([
    [1, 3, 'Won'],
    [2, 4, 'Lost'],
  ])('is not closed by writing state %i', async (statecode, statuscode, label) => {
    const { org, deal, patch } = await openDeal()
    expect(refusal(await patch({ statecode, statuscode }))).toEqual({
      status: 400,
      code: '0x80100005',
      message: `This message can not be used to set the state of opportunity to ${label}. In order to set state of opportunity to ${label}, use the ${label} message instead.`,
    })
    expect(org.row('opportunity', deal)['statecode']).toBe(0)
  })

  test('is closed by writing its state where the switch says so', async () => {
    const { org, deal, patch } = await openDeal({ switches: { closeOpportunityByUpdate: true } })
    expect((await patch({ statecode: 2, statuscode: 5 })).statusCode).toBe(204)
    expect(org.row('opportunity', deal)).toMatchObject({ statecode: 2, statuscode: 5 })
  })

  test('goes on hold by a plain update', async () => {
    const { org, deal, patch } = await openDeal()
    expect((await patch({ statecode: 0, statuscode: 2 })).statusCode).toBe(204)
    expect(org.row('opportunity', deal)).toMatchObject({ statecode: 0, statuscode: 2 })
  })

  test('is read-only once it is won', async () => {
    const deal = await openDeal()
    expect((await close(deal, 'WinOpportunity', 3)).statusCode).toBe(204)
    expect(refusal(await deal.patch({ name: 'Renamed' }))).toEqual({
      status: 400,
      code: '0x8004022e',
      message: 'The object cannot be updated because it is read-only.',
    })
    expect(deal.org.row('opportunity', deal.deal)).toMatchObject({ name: 'Renewal', statecode: 1 })
  })

  test('is opened again by a plain update, which cancels its closing', async () => {
    const deal = await openDeal()
    const { org } = deal
    await close(deal, 'LoseOpportunity', 4)
    const [closing] = org.store.referencing('opportunityclose', 'opportunityid', deal.deal)
    expect(closing?.values['statecode']).toBe(1)
    expect((await deal.patch({ statecode: 0, statuscode: 1 })).statusCode).toBe(204)
    expect(org.row('opportunity', deal.deal)).toMatchObject({ statecode: 0, statuscode: 1 })
    expect(org.row('opportunityclose', closing!.id)['statecode']).toBe(2)
    expect((await deal.patch({ name: 'Second try' })).statusCode).toBe(204)
  })

  test('leaves its process as it is when it is closed', async () => {
    const deal = await openDeal()
    await close(deal, 'WinOpportunity', 3)
    const [instance] = deal.org.store.referencing('opportunitysalesprocess', 'opportunityid', deal.deal)
    expect(instance?.values).toMatchObject({ statecode: 0, statuscode: 1 })
  })
})

test('an estimated value that the system calculates is not taken from the caller', async () => {
  const { org, account, deal, patch } = await openDeal()
  expect((await patch({ estimatedvalue: 1500 })).statusCode).toBe(204)
  expect((await patch({ isrevenuesystemcalculated: true, estimatedvalue: 9 })).statusCode).toBe(204)
  expect((await patch({ estimatedvalue: 10 })).statusCode).toBe(204)
  expect(org.row('opportunity', deal)['estimatedvalue']).toBe(1500)
  const calculated = await org.create('mia', 'opportunities', {
    name: 'Calculated',
    isrevenuesystemcalculated: true,
    estimatedvalue: 9,
    'customerid_account@odata.bind': `/accounts(${account})`,
  })
  expect(org.row('opportunity', calculated)['estimatedvalue']).toBeUndefined()
})
