import { describe, expect, test } from 'vitest'
import { refusal, type SalesOrganisation, salesOrganisation, to } from './sales-organisation.ts'

const merge = (
  org: SalesOrganisation,
  table: 'account' | 'contact' | 'lead',
  kept: string,
  gone: string,
  UpdateContent?: object,
): ReturnType<SalesOrganisation['send']> => {
  const row = (id: string): object => ({ '@odata.type': `Microsoft.Dynamics.CRM.${table}`, [`${table}id`]: id })
  return org.send('ada', 'POST', 'Merge', {
    Target: row(kept),
    Subordinate: row(gone),
    ...(UpdateContent && { UpdateContent: { '@odata.type': `Microsoft.Dynamics.CRM.${table}`, ...UpdateContent } }),
    PerformParentingChecks: false,
  })
}

describe('Merge', () => {
  test('leaves one active row with what was chosen of the other, to which the other points', async () => {
    const org = salesOrganisation()
    const kept = org.seed('account', { name: 'Kept' })
    const gone = org.seed('account', { name: 'Gone', telephone1: '555' })
    expect((await merge(org, 'account', kept, gone, { telephone1: '555' })).statusCode).toBe(204)
    expect(org.row('account', kept)).toMatchObject({ name: 'Kept', telephone1: '555', statecode: 0, merged: false })
    expect(org.row('account', gone)).toMatchObject({
      statecode: 1,
      statuscode: 2,
      merged: true,
      masterid: to('account', kept),
    })
  })

  test('hands contacts, deals, notes and activities over', async () => {
    const org = salesOrganisation()
    const [kept, gone] = [org.seed('account', { name: 'Kept' }), org.seed('account', { name: 'Gone' })]
    const customer = to('account', gone)
    const rows = [
      ['contact', 'parentcustomerid', { lastname: 'Berg' }],
      ['opportunity', 'customerid', { name: 'Renewal' }],
      ['annotation', 'objectid', { subject: 'Visit' }],
      ['task', 'regardingobjectid', { subject: 'Call' }],
    ] as const
    const ids = rows.map(([table, column, values]) => org.seed(table, { ...values, [column]: customer }))
    expect((await merge(org, 'account', kept, gone)).statusCode).toBe(204)
    for (const [at, [table, column]] of rows.entries())
      expect(org.row(table, ids[at]!)[column]).toEqual(to('account', kept))
  })

  test('does not make a customer of a lead', async () => {
    const org = salesOrganisation()
    const [kept, gone] = ['Berg', 'Bergh'].map((lastname) => org.seed('lead', { lastname }))
    expect((await merge(org, 'lead', kept!, gone!)).statusCode).toBe(204)
    expect(org.row('lead', gone!)).toMatchObject({ statecode: 2, merged: true, masterid: to('lead', kept!) })
  })

  test.each([
    ['a row with itself', () => ({ name: 'Gone' }), true, '0x80045305'],
    ['with a row that is not active any more', () => ({ name: 'Gone', statecode: 1 }), false, '0x80045304'],
  ])('is refused: %s', async (_what, values, same, code) => {
    const org = salesOrganisation()
    const kept = org.seed('account', { name: 'Kept' })
    const gone = same ? kept : org.seed('account', values())
    expect(refusal(await merge(org, 'account', kept, gone))).toMatchObject({ status: 400, code })
    expect(org.row('account', kept)).toMatchObject({ statecode: 0, merged: false })
  })
})
