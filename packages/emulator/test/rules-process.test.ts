import { describe, expect, test } from 'vitest'
import {
  leadStages,
  processes,
  refusal,
  type SalesOrganisation,
  salesOrganisation,
  stages,
  to,
} from './sales-organisation.ts'

const [qualify, develop, propose, close] = stages
const set = 'opportunitysalesprocesses'

/** A deal of Mia's and its process instance. */
async function dealInProcess(
  options: Parameters<typeof salesOrganisation>[0] = {},
): Promise<{ org: SalesOrganisation; deal: string; instance: string }> {
  const org = salesOrganisation(options)
  const account = org.seed('account', { name: 'Contoso' })
  const deal = await org.create('mia', 'opportunities', {
    name: 'Renewal',
    'customerid_account@odata.bind': `/accounts(${account})`,
  })
  const [instance] = org.store.referencing('opportunitysalesprocess', 'opportunityid', deal)
  return { org, deal, instance: instance?.id ?? '' }
}

const move = (path: readonly string[], active = path.at(-1)): object => ({
  'activestageid@odata.bind': `/processstages(${active})`,
  traversedpath: path.join(','),
})

describe('a new record', () => {
  test('starts the process of its table at the first stage', async () => {
    const { org, deal, instance } = await dealInProcess()
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({
      opportunityid: to('opportunity', deal),
      processid: to('workflow', processes.opportunity),
      activestageid: to('processstage', qualify),
      traversedpath: qualify,
      activestagestartedon: '2026-03-02T09:00:00Z',
      statecode: 0,
      statuscode: 1,
    })
  })

  test('starts the process of leads when it is a lead', async () => {
    const org = salesOrganisation()
    const lead = await org.create('mia', 'leads', { subject: 'Analysers', lastname: 'Berg' })
    const [instance] = org.store.referencing('leadtoopportunitysalesprocess', 'leadid', lead)
    expect(instance?.values['activestageid']).toEqual(to('processstage', leadStages[0]))
  })

  test('starts none with the empty GUID as its processid', async () => {
    const org = salesOrganisation()
    const account = org.seed('account', { name: 'Contoso' })
    await org.create('mia', 'opportunities', {
      name: 'Bulk',
      'customerid_account@odata.bind': `/accounts(${account})`,
      processid: '00000000-0000-0000-0000-000000000000',
    })
    expect(org.store.count('opportunitysalesprocess')).toBe(0)
  })

  test('starts the first process in order, or the one chosen by its processid', async () => {
    const org = salesOrganisation()
    const account = org.seed('account', { name: 'Contoso' })
    const customer = { 'customerid_account@odata.bind': `/accounts(${account})` }
    const order = (process: string, values: object): void =>
      org.store.put('workflow', {
        id: process,
        version: org.store.nextVersion(),
        values: { ...org.row('workflow', process), ...values },
      })
    order(processes.opportunity, { processorder: 2 })
    order(processes.lead, { processorder: 1, primaryentity: 'opportunity' })
    await org.create('mia', 'opportunities', { name: 'First', ...customer })
    expect(org.store.count('leadtoopportunitysalesprocess')).toBe(1)
    expect(org.store.count('opportunitysalesprocess')).toBe(0)
    await org.create('mia', 'opportunities', { name: 'Chosen', processid: processes.opportunity, ...customer })
    expect(org.store.count('leadtoopportunitysalesprocess')).toBe(1)
    expect(org.store.count('opportunitysalesprocess')).toBe(1)
  })

  test('starts none for a user without rights on the instances', async () => {
    const org = salesOrganisation({
      narrow: (access) => ({
        ...access,
        rowFilter: (caller, right, table) => (table.isBpf ? () => false : access.rowFilter(caller, right, table)),
      }),
    })
    const account = org.seed('account', { name: 'Contoso' })
    await org.create('mia', 'opportunities', {
      name: 'Renewal',
      'customerid_account@odata.bind': `/accounts(${account})`,
    })
    expect(org.store.count('opportunitysalesprocess')).toBe(0)
  })
})

describe('an instance made by hand', () => {
  async function create(body: object): Promise<ReturnType<typeof refusal> | number> {
    const org = salesOrganisation()
    const account = org.seed('account', { name: 'Contoso' })
    const deal = org.seed('opportunity', { name: 'Imported', customerid: to('account', account) })
    const reply = await org.send('mia', 'POST', set, {
      'opportunityid@odata.bind': `/opportunities(${deal})`,
      ...body,
    })
    return reply.statusCode === 204 ? 204 : refusal(reply)
  }

  test('needs no path at the first stage, and a whole one further on', async () => {
    expect(await create({ 'activestageid@odata.bind': `/processstages(${qualify})` })).toBe(204)
    expect(await create(move([qualify, develop]))).toBe(204)
    expect(await create({ 'activestageid@odata.bind': `/processstages(${develop})` })).toMatchObject({
      status: 400,
      code: '0x80092007',
    })
  })

  test('needs a stage of its own process', async () => {
    expect(await create({})).toMatchObject({ status: 400, code: '0x80060449' })
    expect(await create(move([leadStages[0]]))).toEqual({
      status: 400,
      code: '0x80060450',
      message: `Validation error: Stage ID ‘${leadStages[0]}’ is not present in Business Process. Please contact your system administrator.`,
    })
    expect(await create({ ...move([qualify]), 'processid@odata.bind': `/workflows(${processes.lead})` })).toMatchObject(
      { status: 400, code: '0x80060460' },
    )
  })

  test('needs a primary record, which has only one instance of a process', async () => {
    const { org, deal } = await dealInProcess()
    expect(refusal(await org.send('mia', 'POST', set, move([qualify])))).toMatchObject({
      status: 400,
      code: '0x80060453',
    })
    const second = await org.send('mia', 'POST', set, {
      ...move([qualify]),
      'opportunityid@odata.bind': `/opportunities(${deal})`,
    })
    expect(refusal(second)).toMatchObject({ status: 400, code: '0x80060397' })
  })
})

describe('a move', () => {
  test('goes one stage forward and back', async () => {
    const { org, instance } = await dealInProcess()
    org.environment.now = () => new Date('2026-03-09T10:00:00Z')
    const forward = await org.send('mia', 'PATCH', `${set}(${instance})`, move([qualify, develop]))
    expect(forward.statusCode).toBe(204)
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({
      activestageid: to('processstage', develop),
      traversedpath: `${qualify},${develop}`,
      activestagestartedon: '2026-03-09T10:00:00Z',
    })
    const back = await org.send('mia', 'PATCH', `${set}(${instance})`, move([qualify]))
    expect(back.statusCode).toBe(204)
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({ traversedpath: qualify })
  })

  test.each([
    ['over a stage', move([qualify, develop, propose]), '0x80092003'],
    ['without a path', { 'activestageid@odata.bind': `/processstages(${develop})` }, '0x80060455'],
    ['with only a path', { traversedpath: `${qualify},${develop}` }, '0x80060455'],
    ['to no stage', { 'activestageid@odata.bind': null, traversedpath: qualify }, '0x80060449'],
    ['to a stage of another process', move([qualify, leadStages[1]]), '0x80060450'],
    ['with a path that starts elsewhere', move([develop]), '0x80060456'],
    ['with a stage of another process in its path', move([qualify, leadStages[0], develop]), '0x80092007'],
    ['with a path that leaves a stage out', move([qualify, propose]), '0x80092007'],
    ['with an empty path', { ...move([develop]), traversedpath: null }, '0x80092007'],
  ])('%s is refused, and nothing moves', async (_name, body, code) => {
    const { org, instance } = await dealInProcess()
    const reply = await org.send('mia', 'PATCH', `${set}(${instance})`, body)
    expect(refusal(reply)).toMatchObject({ status: 400, code })
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({
      activestageid: to('processstage', qualify),
      traversedpath: qualify,
    })
  })

  test('two stages back is refused too', async () => {
    const { org, instance } = await dealInProcess()
    await advance(org, instance, propose)
    const reply = await org.send('mia', 'PATCH', `${set}(${instance})`, move([qualify]))
    expect(refusal(reply)).toEqual({
      status: 400,
      code: '0x80092003',
      message: `Invalid stage transition. Transition to stage ${qualify} is not in the process active path.`,
    })
  })

  test('forward waits for the required steps of the stage, a move back does not', async () => {
    const { org, deal, instance } = await dealInProcess({ requiredColumns: { [develop]: ['customerneed'] } })
    await advance(org, instance, develop)
    const early = await org.send('mia', 'PATCH', `${set}(${instance})`, move([qualify, develop, propose]))
    expect(refusal(early)).toEqual({
      status: 400,
      code: '0x8006041a',
      message: 'To move to the next stage, complete the required steps.',
    })
    expect((await org.send('mia', 'PATCH', `${set}(${instance})`, move([qualify]))).statusCode).toBe(204)
    await org.send('mia', 'PATCH', `opportunities(${deal})`, { customerneed: 'Fewer manual samples' })
    await advance(org, instance, propose)
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({ activestageid: to('processstage', propose) })
  })

  test('to a stage of another table needs the record of that table', async () => {
    const org = salesOrganisation()
    const lead = await org.create('mia', 'leads', { subject: 'Analysers', lastname: 'Berg' })
    const account = org.seed('account', { name: 'Contoso' })
    const deal = org.seed('opportunity', { name: 'From the lead', customerid: to('account', account) })
    const [instance] = org.store.referencing('leadtoopportunitysalesprocess', 'leadid', lead)
    const path = `leadtoopportunitysalesprocesses(${instance!.id})`
    expect(refusal(await org.send('mia', 'PATCH', path, move(leadStages)))).toMatchObject({ code: '0x80092004' })
    const wrong = await org.send('mia', 'PATCH', path, {
      ...move(leadStages),
      'leadId@odata.bind': `/leads(${lead})`,
    })
    expect(refusal(wrong)).toMatchObject({
      code: '0x80092005',
      message: 'Invalid cross-entity stage transition. Specified target must match opportunity.',
    })
    const right = await org.send('mia', 'PATCH', path, {
      ...move(leadStages),
      'opportunityId@odata.bind': `/opportunities(${deal})`,
    })
    expect(right.statusCode).toBe(204)
    // The reference: the lookup to the deal does not cascade, the one to the lead does.
    expect((await org.send('ada', 'DELETE', `opportunities(${deal})`)).statusCode).toBe(204)
    expect(org.row('leadtoopportunitysalesprocess', instance!.id)['opportunityid']).toBeUndefined()
    expect((await org.send('ada', 'DELETE', `leads(${lead})`)).statusCode).toBe(204)
    expect(org.store.count('leadtoopportunitysalesprocess')).toBe(0)
  })

  test('keeps the primary record and the definition', async () => {
    const { org, instance } = await dealInProcess()
    const account = org.seed('account', { name: 'Fabrikam' })
    const other = org.seed('opportunity', { name: 'Other', customerid: to('account', account) })
    const patch = async (body: object): Promise<string> =>
      refusal(await org.send('mia', 'PATCH', `${set}(${instance})`, body)).code
    expect(await patch({ 'opportunityid@odata.bind': `/opportunities(${other})` })).toBe('0x80092006')
    expect(await patch({ 'opportunityid@odata.bind': null })).toBe('0x80060453')
    expect(await patch({ 'processid@odata.bind': `/workflows(${processes.lead})` })).toBe('0x80060460')
  })
})

describe('the state of an instance', () => {
  test('is finished only at the last stage, by 1/2', async () => {
    const { org, instance } = await dealInProcess()
    const finish = (): ReturnType<SalesOrganisation['send']> =>
      org.send('mia', 'PATCH', `${set}(${instance})`, { statecode: 1, statuscode: 2 })
    expect(refusal(await finish())).toMatchObject({ status: 400, code: '0x80060452' })
    await advance(org, instance, close)
    const old = await org.send('mia', 'PATCH', `${set}(${instance})`, { statecode: 0, statuscode: 2 })
    expect(refusal(old)).toMatchObject({ status: 400, code: '0x80048408' })
    expect((await finish()).statusCode).toBe(204)
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({
      statecode: 1,
      statuscode: 2,
      completedon: '2026-03-02T09:00:00Z',
    })
  })

  test('is finished by 0/2 as well where the switch says so', async () => {
    const { org, instance } = await dealInProcess({ switches: { finishProcessWhileActive: true } })
    await advance(org, instance, close)
    const reply = await org.send('mia', 'PATCH', `${set}(${instance})`, { statecode: 0, statuscode: 2 })
    expect(reply.statusCode).toBe(204)
    expect(org.row('opportunitysalesprocess', instance)).toMatchObject({ statecode: 1, statuscode: 2 })
  })

  test('is aborted anywhere, then takes no moves until it is reactivated', async () => {
    const { org, instance } = await dealInProcess()
    const patch = (body: object): ReturnType<SalesOrganisation['send']> =>
      org.send('mia', 'PATCH', `${set}(${instance})`, body)
    expect((await patch({ statecode: 1, statuscode: 3 })).statusCode).toBe(204)
    expect(refusal(await patch(move([qualify, develop])))).toEqual({
      status: 400,
      code: '0x80060377',
      message: 'Invalid stage transition. Stage transition is not allowed on inactive processes.',
    })
    expect((await patch({ statecode: 0, statuscode: 1 })).statusCode).toBe(204)
    expect((await patch(move([qualify, develop]))).statusCode).toBe(204)
  })
})

/** Moves stage by stage up to the one given. */
async function advance(org: SalesOrganisation, instance: string, stage: string): Promise<void> {
  const active = org.row('opportunitysalesprocess', instance)['activestageid'] as { id: string }
  for (let at = stages.indexOf(active.id) + 1; at <= stages.indexOf(stage); at += 1) {
    const reply = await org.send('mia', 'PATCH', `${set}(${instance})`, move(stages.slice(0, at + 1)))
    expect(reply.statusCode).toBe(204)
  }
}
