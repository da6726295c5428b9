import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { errorOf, startWebApi, type WebApi } from './web-api.ts'

let emulator: Emulator
let api: WebApi['api']
let post: WebApi['post']

beforeAll(async () => {
  ;({ emulator, api, post } = await startWebApi())
})
afterAll(() => emulator.stop())

/** One rule of its own for each test: those of the organisation are out of the way. */
beforeEach(() => {
  for (const table of ['duplicaterule', 'account', 'contact', 'lead'])
    for (const row of emulator.rows.list(table)) emulator.rows.remove(table, row[`${table}id`] as string)
})

interface Condition {
  column: string
  matching?: string
  operatorcode?: number
  operatorparam?: number
  ignoreblankvalues?: boolean
}

const draftRule = async (base: string, conditions: Condition[], more: object = {}): Promise<string> => {
  const reply = await post('duplicaterules', {
    name: 'A rule',
    uniquename: 'a_rule',
    baseentityname: base,
    ...more,
    DuplicateRule_DuplicateRuleConditions: conditions.map(({ column, matching = column, ...rest }) => ({
      baseattributename: column,
      matchingattributename: matching,
      operatorcode: 0,
      ...rest,
    })),
  })
  expect(reply.status).toBe(204)
  return /\(([^)]+)\)$/.exec(reply.headers.get('odata-entityid') ?? '')![1]!
}
const publish = async (id: string): Promise<Response> =>
  post(`duplicaterules(${id})/Microsoft.Dynamics.CRM.PublishDuplicateRule`, {})
const rule = async (base: string, conditions: Condition[], more?: object): Promise<string> => {
  const id = await draftRule(base, conditions, more)
  expect((await publish(id)).status).toBe(200)
  return id
}
/** Whether the service refuses to create it when asked to look for duplicates. */
const isDuplicate = async (set: string, body: object): Promise<boolean> => {
  const headers = { 'content-type': 'application/json', 'mscrm.suppressduplicatedetection': 'false' }
  const reply = await api(set, { method: 'POST', headers, body: JSON.stringify(body) })
  if (reply.status === 412) expect(await errorOf(reply)).toMatchObject({ code: '0x80040333' })
  else expect(reply.status).toBe(204)
  return reply.status === 412
}

describe('a duplicate detection rule', () => {
  test('counts from its publication to its withdrawal', async () => {
    emulator.rows.insert('account', { name: 'Contoso' })
    const id = await draftRule('account', [{ column: 'name' }])
    expect(await isDuplicate('accounts', { name: 'contoso' })).toBe(false)
    const published = await publish(id)
    expect([published.status, await published.json()]).toMatchObject([200, { JobId: expect.any(String) }])
    expect(await isDuplicate('accounts', { name: 'contoso' })).toBe(true)
    expect(emulator.rows.get('duplicaterule', id)).toMatchObject({
      statecode: 1,
      statuscode: 2,
      baseentitytypecode: 1,
      matchingentityname: 'account',
    })
    expect((await post('UnpublishDuplicateRule', { DuplicateRuleId: id })).status).toBe(204)
    expect(await isDuplicate('accounts', { name: 'contoso' })).toBe(false)
  })

  test('without conditions is not published', async () => {
    const reply = await publish(await draftRule('account', []))
    expect([reply.status, await errorOf(reply)]).toMatchObject([400, { code: '0x80048414' }])
  })

  test('needs every one of its conditions', async () => {
    await rule('contact', [{ column: 'firstname' }, { column: 'lastname' }])
    emulator.rows.insert('contact', { firstname: 'Mia', lastname: 'Keller' })
    expect(await isDuplicate('contacts', { firstname: 'Mia', lastname: 'Maier' })).toBe(false)
    expect(await isDuplicate('contacts', { firstname: 'mia', lastname: 'KELLER' })).toBe(true)
  })

  test('compares with another table when it says so', async () => {
    await rule('lead', [{ column: 'emailaddress1' }], { matchingentityname: 'contact' })
    emulator.rows.insert('contact', { lastname: 'Keller', emailaddress1: 'mia@example.com' })
    expect(await isDuplicate('leads', { lastname: 'Other', emailaddress1: 'mia@example.com' })).toBe(true)
    expect(await isDuplicate('contacts', { lastname: 'Other', emailaddress1: 'mia@example.com' })).toBe(false)
  })

  test.each<[string, Condition, object, object, boolean]>([
    [
      'same first characters',
      { column: 'name', operatorcode: 1, operatorparam: 3 },
      { name: 'Contoso' },
      { name: 'CONsole' },
      true,
    ],
    [
      'same first characters',
      { column: 'name', operatorcode: 1, operatorparam: 4 },
      { name: 'Contoso' },
      { name: 'Console' },
      false,
    ],
    [
      'same last characters',
      { column: 'name', operatorcode: 2, operatorparam: 2 },
      { name: 'Contoso' },
      { name: 'Espresso' },
      true,
    ],
    [
      'exact match of a choice',
      { column: 'industrycode', operatorcode: 6 },
      { name: 'A', industrycode: 1 },
      { name: 'B', industrycode: 1 },
      true,
    ],
    [
      'exact match of a choice',
      { column: 'industrycode', operatorcode: 6 },
      { name: 'A', industrycode: 1 },
      { name: 'B', industrycode: 2 },
      false,
    ],
    [
      'exact match of a label',
      { column: 'industrycode', operatorcode: 5 },
      { name: 'A', industrycode: 1 },
      { name: 'B', industrycode: 1 },
      true,
    ],
    ['blanks of a single condition', { column: 'accountnumber' }, { name: 'A' }, { name: 'B' }, false],
  ])('%s: %j', async (_operator, condition, there, made, expected) => {
    await rule('account', [condition])
    emulator.rows.insert('account', there as Record<string, string>)
    expect(await isDuplicate('accounts', made)).toBe(expected)
  })

  test('the same date is one whatever the time', async () => {
    await rule('account', [{ column: 'lastonholdtime', operatorcode: 3 }])
    emulator.rows.insert('account', { name: 'A', lastonholdtime: '2026-03-02T09:00:00Z' })
    expect(await isDuplicate('accounts', { name: 'B', lastonholdtime: '2026-03-02T17:30:00Z' })).toBe(true)
    expect(await isDuplicate('accounts', { name: 'C', lastonholdtime: '2026-03-03T09:00:00Z' })).toBe(false)
  })

  test('takes two blanks for equal unless it ignores them', async () => {
    emulator.rows.insert('contact', { lastname: 'Keller' })
    const id = await rule('contact', [{ column: 'lastname' }, { column: 'emailaddress1' }])
    expect(await isDuplicate('contacts', { lastname: 'Keller' })).toBe(true)
    emulator.rows.remove('duplicaterule', id)
    await rule('contact', [{ column: 'lastname' }, { column: 'emailaddress1', ignoreblankvalues: true }])
    expect(await isDuplicate('contacts', { lastname: 'Keller' })).toBe(false)
  })

  test('may mind upper and lower case, and may leave inactive rows out', async () => {
    emulator.rows.insert('account', { name: 'Contoso', statecode: 1 })
    const id = await rule('account', [{ column: 'name' }], { iscasesensitive: true })
    expect(await isDuplicate('accounts', { name: 'CONTOSO' })).toBe(false)
    expect(await isDuplicate('accounts', { name: 'Contoso' })).toBe(true)
    emulator.rows.remove('duplicaterule', id)
    await rule('account', [{ column: 'name' }], { excludeinactiverecords: true, iscasesensitive: true })
    expect(await isDuplicate('accounts', { name: 'Contoso' })).toBe(false)
  })

  test('does not find a row that is changed to be a duplicate of itself', async () => {
    await rule('account', [{ column: 'name' }])
    const id = emulator.rows.insert('account', { name: 'Contoso' })
    const headers = { 'content-type': 'application/json', 'mscrm.suppressduplicatedetection': 'false' }
    const rename = async (name: string): Promise<number> =>
      (await api(`accounts(${id})`, { method: 'PATCH', headers, body: JSON.stringify({ name }) })).status
    expect(await rename('Contoso')).toBe(204)
    emulator.rows.insert('account', { name: 'Fabrikam' })
    expect(await rename('Fabrikam')).toBe(412)
  })
})

describe('RetrieveDuplicates', () => {
  const retrieve = async (entity: object, matching: string, paging?: object): Promise<Record<string, unknown>> => {
    const parameters = new URLSearchParams({
      '@p1': JSON.stringify(entity),
      '@p2': `'${matching}'`,
      ...(paging && { '@p3': JSON.stringify(paging) }),
    })
    const call = `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)`
    const reply = await api(`${call}?${parameters.toString()}`)
    expect(reply.status).toBe(200)
    return (await reply.json()) as Record<string, unknown>
  }

  test('finds what a row that is about to be made would be a duplicate of, as whole rows with their type', async () => {
    await rule('account', [{ column: 'name' }])
    const id = emulator.rows.insert('account', { name: 'Contoso' })
    emulator.rows.insert('account', { name: 'Fabrikam' })
    const found = await retrieve({ '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'contoso' }, 'account')
    expect(found['@odata.context']).toBe(
      `${emulator.environmentUrl}/api/data/v9.2/$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)`,
    )
    expect(found['value']).toMatchObject([
      { '@odata.type': '#Microsoft.Dynamics.CRM.account', accountid: id, name: 'Contoso', telephone1: null },
    ])
  })

  test('of a row that is there it finds the others, page by page', async () => {
    await rule('account', [{ column: 'name' }])
    const [first, ...others] = [1, 2, 3].map(() => emulator.rows.insert('account', { name: 'Contoso' }))
    const entity = { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: first }
    const idsOf = ({ value }: Record<string, unknown>): unknown[] =>
      (value as { accountid: string }[]).map(({ accountid }) => accountid)
    const pages = [
      ...idsOf(await retrieve(entity, 'account', { PageNumber: 1, Count: 1 })),
      ...idsOf(await retrieve(entity, 'account', { PageNumber: 2, Count: 1 })),
    ]
    expect(new Set(pages)).toEqual(new Set(others))
    expect(idsOf(await retrieve(entity, 'contact'))).toEqual([])
  })
})
