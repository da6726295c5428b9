import { describe, expect, test } from 'vitest'
import { leadStages, refusal, type SalesOrganisation, salesOrganisation, stages, to } from './sales-organisation.ts'

// What a seller does in a day, over several tables, as facts §14 and §15 put it together.

interface Instance {
  businessprocessflowinstanceid: string
  processstageid: string
  statecode: number
}

const instancesOf = async (org: SalesOrganisation, table: string, id: string): Promise<Instance[]> => {
  const reply = await org.send('mia', 'GET', `RetrieveProcessInstances(EntityId=${id},EntityLogicalName='${table}')`)
  expect(reply.statusCode).toBe(200)
  return reply.json<{ value: Instance[] }>().value
}

const dealOf = async (org: SalesOrganisation, more: object = {}): Promise<string> => {
  const account = org.seed('account', { name: 'Contoso' })
  return org.create('mia', 'opportunities', {
    name: 'Renewal',
    'customerid_account@odata.bind': `/accounts(${account})`,
    ...more,
  })
}

const move = (path: readonly string[]): object => ({
  'activestageid@odata.bind': `/processstages(${path.at(-1)})`,
  traversedpath: path.join(','),
})

describe('two flows on one deal', () => {
  test('are told with the one that was changed last in front, each at its own stage', async () => {
    const org = salesOrganisation()
    const deal = await dealOf(org)
    const lead = await org.create('mia', 'leads', { subject: 'Analysers', lastname: 'Berg' })
    const [ofLead] = await instancesOf(org, 'lead', lead)
    const [ofDeal] = await instancesOf(org, 'opportunity', deal)
    const leadFlow = `leadtoopportunitysalesprocesses(${ofLead!.businessprocessflowinstanceid})`
    const dealFlow = `opportunitysalesprocesses(${ofDeal!.businessprocessflowinstanceid})`

    org.environment.now = () => new Date('2026-03-03T09:00:00Z')
    const crossing = { ...move(leadStages), 'opportunityId@odata.bind': `/opportunities(${deal})` }
    expect((await org.send('mia', 'PATCH', leadFlow, crossing)).statusCode).toBe(204)
    expect((await instancesOf(org, 'opportunity', deal)).map(({ processstageid }) => processstageid)).toEqual([
      leadStages[1],
      stages[0],
    ])
    expect(await instancesOf(org, 'lead', lead)).toHaveLength(1)

    org.environment.now = () => new Date('2026-03-04T09:00:00Z')
    expect((await org.send('mia', 'PATCH', dealFlow, move(stages.slice(0, 2)))).statusCode).toBe(204)
    expect((await instancesOf(org, 'opportunity', deal)).map(({ processstageid }) => processstageid)).toEqual([
      stages[1],
      leadStages[1],
    ])
  })

  test('go their own ways: one is aborted, the other moves on', async () => {
    const org = salesOrganisation()
    const deal = await dealOf(org)
    const lead = await org.create('mia', 'leads', { subject: 'Analysers', lastname: 'Berg' })
    const [ofLead] = await instancesOf(org, 'lead', lead)
    const leadFlow = `leadtoopportunitysalesprocesses(${ofLead!.businessprocessflowinstanceid})`
    const crossing = { ...move(leadStages), 'opportunityId@odata.bind': `/opportunities(${deal})` }
    expect((await org.send('mia', 'PATCH', leadFlow, crossing)).statusCode).toBe(204)
    expect((await org.send('mia', 'PATCH', leadFlow, { statecode: 1, statuscode: 3 })).statusCode).toBe(204)
    const states = async (): Promise<number[]> =>
      (await instancesOf(org, 'opportunity', deal))
        .map(({ statecode }) => statecode)
        .toSorted((one, other) => one - other)
    expect(await states()).toEqual([0, 1])
    const open = (await instancesOf(org, 'opportunity', deal)).find(({ statecode }) => statecode === 0)!
    const path = `opportunitysalesprocesses(${open.businessprocessflowinstanceid})`
    expect((await org.send('mia', 'PATCH', path, move(stages.slice(0, 2)))).statusCode).toBe(204)
    expect(await states()).toEqual([0, 1])
  })
})

test('the deprecated columns on the deal itself move nothing', async () => {
  const org = salesOrganisation()
  const deal = await dealOf(org)
  const written = await org.send('mia', 'PATCH', `opportunities(${deal})`, {
    stageid: stages[2],
    traversedpath: stages.slice(0, 3).join(','),
  })
  expect(written.statusCode).toBe(204)
  expect(await instancesOf(org, 'opportunity', deal)).toMatchObject([{ processstageid: stages[0] }])
})

test('what a stage requires is asked of the record of that stage, which may be another than where the flow began', async () => {
  const org = salesOrganisation({ requiredColumns: { [leadStages[0]]: ['companyname'] } })
  const deal = await dealOf(org)
  const lead = await org.create('mia', 'leads', { subject: 'Analysers', lastname: 'Berg' })
  const [flow] = await instancesOf(org, 'lead', lead)
  const path = `leadtoopportunitysalesprocesses(${flow!.businessprocessflowinstanceid})`
  const crossing = { ...move(leadStages), 'opportunityId@odata.bind': `/opportunities(${deal})` }
  expect(refusal(await org.send('mia', 'PATCH', path, crossing))).toMatchObject({ status: 400, code: '0x8006041a' })
  await org.send('mia', 'PATCH', `leads(${lead})`, { companyname: 'Contoso' })
  expect((await org.send('mia', 'PATCH', path, crossing)).statusCode).toBe(204)
})

test('a deal is won, opened again, lost, and each time an activity says so', async () => {
  const org = salesOrganisation()
  const deal = await dealOf(org, { estimatedvalue: 1200 })
  const close = async (action: string, Status: number, more: object = {}): Promise<number> => {
    const OpportunityClose = { subject: action, 'opportunityid@odata.bind': `/opportunities(${deal})`, ...more }
    return (await org.send('mia', 'POST', action, { Status, OpportunityClose })).statusCode
  }
  expect(await close('WinOpportunity', 3, { actualrevenue: 1500 })).toBe(204)
  expect(org.row('opportunity', deal)).toMatchObject({ statecode: 1, statuscode: 3, actualvalue: 1500 })
  expect(refusal(await org.send('mia', 'PATCH', `opportunities(${deal})`, { description: 'late' }))).toMatchObject({
    code: '0x8004022e',
  })
  // Its timeline is open all the same.
  await org.create('mia', 'annotations', {
    subject: 'Thanks',
    'objectid_opportunity@odata.bind': `/opportunities(${deal})`,
  })
  await org.create('mia', 'tasks', {
    subject: 'Send thanks',
    'regardingobjectid_opportunity_task@odata.bind': `/opportunities(${deal})`,
  })
  const reopened = await org.send('mia', 'PATCH', `opportunities(${deal})`, { statecode: 0, statuscode: 1 })
  expect(reopened.statusCode).toBe(204)
  // -1 asks for the default reason of the state.
  expect(await close('LoseOpportunity', -1)).toBe(204)
  expect(org.row('opportunity', deal)).toMatchObject({ statecode: 2, statuscode: 4 })
  expect(org.row('opportunity', deal)['actualvalue'] ?? null).toBeNull()
  const timeline = await org.send(
    'mia',
    'GET',
    `activitypointers?$select=activitytypecode&$filter=_regardingobjectid_value eq ${deal}`,
  )
  const kinds = timeline.json<{ value: { activitytypecode: string }[] }>().value.map((row) => row.activitytypecode)
  expect(kinds.toSorted()).toEqual(['opportunityclose', 'opportunityclose', 'task'])
})

test('a contact that is deactivated keeps its tasks open, and can be no customer of a new deal', async () => {
  const org = salesOrganisation()
  const contact = await org.create('mia', 'contacts', { lastname: 'Berg' })
  const task = org.seed('task', { subject: 'Call', regardingobjectid: to('contact', contact) }, 'mia')
  expect((await org.send('mia', 'PATCH', `contacts(${contact})`, { statecode: 1 })).statusCode).toBe(204)
  expect(org.row('contact', contact)).toMatchObject({ statecode: 1, statuscode: 2 })
  expect(org.row('task', task)).toMatchObject({ statecode: 0 })
  const deal = { name: 'Late', 'customerid_contact@odata.bind': `/contacts(${contact})` }
  expect(refusal(await org.send('mia', 'POST', 'opportunities', deal))).toMatchObject({
    status: 400,
    code: '0x80040517',
  })
})
