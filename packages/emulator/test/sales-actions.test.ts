import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import type { RowValues } from '../src/write/rule.ts'
import { errorOf, startWebApi, type WebApi } from './web-api.ts'

let emulator: Emulator
let post: WebApi['post']

beforeAll(async () => {
  ;({ emulator, post } = await startWebApi())
})
afterAll(() => emulator.stop())

describe('QualifyLead', () => {
  const lead = (more: RowValues = {}): string =>
    emulator.rows.insert('lead', {
      subject: 'A new roof',
      companyname: 'Contoso',
      firstname: 'Mia',
      lastname: 'Keller',
      emailaddress1: 'mia@contoso.example',
      address1_city: 'Bremen',
      ...more,
    })
  const everything = { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 }
  const qualify = async (id: string, body: object): Promise<Response> =>
    post(`leads(${id})/Microsoft.Dynamics.CRM.QualifyLead`, body)

  test('makes an account, a contact and an opportunity that know each other and where they come from', async () => {
    const id = lead()
    const reply = await qualify(id, everything)
    expect(reply.status).toBe(200)
    const made = (await reply.json()) as { '@odata.context': string; value: Record<string, string>[] }
    expect(made['@odata.context']).toMatch(/\$metadata#Collection\(Microsoft\.Dynamics\.CRM\.crmbaseentity\)$/)
    expect(made.value).toMatchObject([
      { '@odata.type': '#Microsoft.Dynamics.CRM.account', name: 'Contoso', address1_city: 'Bremen' },
      {
        '@odata.type': '#Microsoft.Dynamics.CRM.contact',
        fullname: 'Mia Keller',
        emailaddress1: 'mia@contoso.example',
      },
      { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', name: 'A new roof', statecode: 0 },
    ])
    const [account, contact, opportunity] = made.value
    expect(account).toMatchObject({ _originatingleadid_value: id })
    expect(account!['_primarycontactid_value']).toBe(contact!['contactid'])
    expect(contact).toMatchObject({ _parentcustomerid_value: account!['accountid'], _originatingleadid_value: id })
    expect(opportunity).toMatchObject({
      _customerid_value: account!['accountid'],
      _parentaccountid_value: account!['accountid'],
      _parentcontactid_value: contact!['contactid'],
      _originatingleadid_value: id,
    })
    expect(emulator.rows.get('lead', id)).toMatchObject({
      statecode: 1,
      statuscode: 3,
      qualifyingopportunityid: { table: 'opportunity', id: opportunity!['opportunityid'] },
    })
  })

  test('makes only what is asked for; the deal may be of a customer who is there', async () => {
    const customer = emulator.rows.insert('account', { name: 'Fabrikam' })
    const accounts = emulator.rows.count('account')
    const reply = await qualify(lead(), {
      ...everything,
      CreateAccount: false,
      CreateContact: false,
      OpportunityCustomerId: { accountid: customer, '@odata.type': 'Microsoft.Dynamics.CRM.account' },
    })
    const { value } = (await reply.json()) as { value: object[] }
    expect(value).toMatchObject([{ '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', _customerid_value: customer }])
    expect(emulator.rows.count('account')).toBe(accounts)
  })

  test('the deal is of the account and the contact that the lead came from, where none are made', async () => {
    const account = emulator.rows.insert('account', { name: 'Fabrikam' })
    const contact = emulator.rows.insert('contact', { lastname: 'Berg' })
    const id = lead({
      parentaccountid: { table: 'account', id: account },
      parentcontactid: { table: 'contact', id: contact },
    })
    const reply = await qualify(id, { ...everything, CreateAccount: false, CreateContact: false })
    expect(((await reply.json()) as { value: object[] }).value).toMatchObject([
      { _customerid_value: account, _parentaccountid_value: account, _parentcontactid_value: contact },
    ])
  })

  test('numbers come along, and choices that the new row has too', async () => {
    const id = lead({ numberofemployees: 40, revenue: 1000, industrycode: 6, leadsourcecode: 3 })
    const { value } = (await (await qualify(id, everything)).json()) as { value: Record<string, unknown>[] }
    expect(value[0]).toMatchObject({ numberofemployees: 40, revenue: 1000, industrycode: 6 })
    // A contact's lead source has one option of its own, which is the default value.
    expect(value[1]).toMatchObject({ leadsourcecode: 1 })
  })

  test('a lead that is closed is refused, and nothing is made', async () => {
    const id = lead({ statecode: 1 })
    const accounts = emulator.rows.count('account')
    const reply = await qualify(id, everything)
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      { code: '0x80040519', message: 'The lead is already closed.' },
    ])
    expect(emulator.rows.count('account')).toBe(accounts)
  })

  test('a status reason that does not belong to Qualified undoes everything', async () => {
    const id = lead()
    const contacts = emulator.rows.count('contact')
    const reply = await qualify(id, { ...everything, Status: 4 })
    expect([reply.status, await errorOf(reply)]).toMatchObject([400, { code: '0x80048408' }])
    expect([emulator.rows.count('contact'), emulator.rows.get('lead', id)?.['statecode']]).toEqual([contacts, 0])
  })

  test('the process flow of the lead goes on with the deal', async () => {
    const created = await post('leads', { subject: 'A new roof', companyname: 'Contoso', lastname: 'Keller' })
    const id = /\(([^)]+)\)$/.exec(created.headers.get('odata-entityid') ?? '')![1]!
    const [flow] = emulator.rows
      .list('leadtoopportunitysalesprocess')
      .filter((row) => (row['leadid'] as { id: string } | undefined)?.id === id)
    const key = flow?.['businessprocessflowinstanceid'] as string
    const reply = await qualify(id, {
      ...everything,
      ProcessInstanceId: {
        businessprocessflowinstanceid: key,
        '@odata.type': 'Microsoft.Dynamics.CRM.leadtoopportunitysalesprocess',
      },
    })
    const { value } = (await reply.json()) as { value: Record<string, string>[] }
    expect(emulator.rows.get('leadtoopportunitysalesprocess', key)?.['opportunityid']).toEqual({
      table: 'opportunity',
      id: value[2]!['opportunityid'],
    })
  })
})

describe('WinOpportunity', () => {
  test('closes the deal at the end that is sent, or as it is asked', async () => {
    const customer = emulator.rows.insert('account', { name: 'Fabrikam' })
    const win = async (sent: object): Promise<Record<string, unknown>> => {
      const deal = emulator.rows.insert('opportunity', { customerid: { table: 'account', id: customer } })
      const OpportunityClose = { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${deal})`, ...sent }
      expect((await post('WinOpportunity', { OpportunityClose, Status: 3 })).status).toBe(204)
      return emulator.rows.get('opportunity', deal)!
    }
    expect(await win({ actualend: '2026-02-10T09:00:00Z' })).toMatchObject({ actualclosedate: '2026-02-10' })
    const now = await win({})
    expect(now).toMatchObject({ statecode: 1, actualclosedate: (now['modifiedon'] as string).slice(0, 10) })
  })
})

describe('SendEmail', () => {
  const email = (): string => emulator.rows.insert('email', { subject: 'Your offer' })
  const to = (activity: string): void => {
    const contact = emulator.rows.insert('contact', { lastname: 'Keller' })
    emulator.rows.insert('activityparty', {
      activityid: { table: 'email', id: activity },
      partyid: { table: 'contact', id: contact },
      participationtypemask: 2,
    })
  }
  const send = async (id: string, body: object): Promise<Response> =>
    post(`emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, body)

  test.each([
    [true, 'waits to be sent', 6],
    [false, 'is noted as sent', 3],
  ])('with IssueSend %s the e-mail %s, and its subject comes back', async (IssueSend, _what, statuscode) => {
    const id = email()
    to(id)
    const reply = await send(id, { IssueSend })
    expect([reply.status, await reply.json()]).toMatchObject([200, { Subject: 'Your offer' }])
    expect(emulator.rows.get('email', id)).toMatchObject({ statecode: 1, statuscode })
  })

  test('an e-mail to nobody is not sent', async () => {
    const id = email()
    const reply = await send(id, { IssueSend: true })
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      { code: '0x80040b04', message: 'The e-mail must have at least one recipient before it can be sent' },
    ])
    expect(emulator.rows.get('email', id)?.['statecode']).toBe(0)
  })
})
