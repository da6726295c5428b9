import { describe, expect, test } from 'vitest'
import { account, contact, otherId, someId, tableOf } from '../test/builders/tables.ts'
import { compileWrite } from './compile-operation.ts'
import { jsonText } from './json-text.ts'
import { action, create, remove, update } from './operations.ts'
import { functionPath } from './parameters.ts'
import { rowBody } from './row-body.ts'
import { entity, entityReference, enumMember, lookup, lookupByKey, type RowValues } from './values.ts'

const bodyOf = (table: typeof account, values: RowValues, creating = false): string =>
  jsonText(rowBody(table, values, tableOf, { creating }))

describe('row body', () => {
  test('a lookup is bound by the navigation name that metadata gives for its target (P16)', () => {
    expect(bodyOf(account, { bw_salesregionid: lookup('bw_salesregion', someId) })).toBe(
      `{"bw_SalesRegionId@odata.bind":"/bw_salesregions(${someId})"}`,
    )
    expect(bodyOf(contact, { parentcustomerid: lookup('contact', someId) })).toBe(
      `{"parentcustomerid_contact@odata.bind":"/contacts(${someId})"}`,
    )
  })

  test('a lookup may name its row by an alternate key', () => {
    expect(bodyOf(contact, { parentcustomerid: lookupByKey('account', { name: "O'Brien" }) })).toBe(
      `{"parentcustomerid_account@odata.bind":"/accounts(name='O''Brien')"}`,
    )
  })

  test('owners have one navigation name for users and teams', () => {
    expect(bodyOf(account, { ownerid: lookup('systemuser', someId) })).toBe(
      `{"ownerid@odata.bind":"/systemusers(${someId})"}`,
    )
  })

  test('a lookup is cleared by null, and left out of a new row', () => {
    expect(bodyOf(contact, { parentcustomerid: null })).toBe('{"parentcustomerid_account@odata.bind":null}')
    expect(bodyOf(contact, { parentcustomerid: null }, true)).toBe('{}')
  })

  test('a lookup to a table it cannot point at names those it can', () => {
    expect(() => bodyOf(account, { primarycontactid: lookup('account', someId) })).toThrow(
      expect.objectContaining({ code: 'dataverse_unknown_name', candidates: [{ name: 'contact', label: 'contact' }] }),
    )
  })

  test('amounts keep every digit (P27, P48)', () => {
    expect(bodyOf(account, { revenue: '99999999999999.9999' })).toBe('{"revenue":99999999999999.9999}')
    expect(bodyOf(account, { revenue: 0.1 })).toBe('{"revenue":0.1}')
    expect(() => bodyOf(account, { revenue: '48 000 EUR' })).toThrow('needs an amount')
  })

  test('dates are written as their column wants them (P28)', () => {
    const at = new Date('2026-03-02T22:30:00Z')
    expect(bodyOf(account, { bw_openedon: at, createdon: at, bw_visitat: '2026-03-02T09:00:00' })).toBe(
      '{"bw_openedon":"2026-03-02","createdon":"2026-03-02T22:30:00Z","bw_visitat":"2026-03-02T09:00:00Z"}',
    )
  })

  test('a multi-select choice is a list of numbers in text', () => {
    expect(bodyOf(account, { bw_tags: [1, 2] })).toBe('{"bw_tags":"1,2"}')
  })

  test('children go under the collection name with their own lookups bound', () => {
    expect(bodyOf(account, { contact_customer_accounts: [entity('contact', { fullname: 'A' })] })).toBe(
      '{"contact_customer_accounts":[{"fullname":"A"}]}',
    )
  })

  test('an unknown column is refused with its nearest names (P15)', () => {
    expect(() => bodyOf(account, { Revenue: 1 })).toThrow(
      expect.objectContaining({
        candidates: expect.arrayContaining([{ name: 'revenue', label: 'Annual Revenue' }]) as unknown,
      }),
    )
  })
})

describe('writes', () => {
  test('a create carries our id as its primary key (P23)', () => {
    expect(compileWrite(create('account', someId, { name: 'A' }), tableOf)).toEqual({
      method: 'POST',
      path: 'accounts',
      body: `{"name":"A","accountid":"${someId}"}`,
      repeatable: true,
    })
  })

  test('an update always carries If-Match (P22)', () => {
    expect(compileWrite(update('account', someId, { name: 'A' }), tableOf)).toMatchObject({
      headers: { 'if-match': '*' },
    })
    expect(compileWrite(update('account', someId, { name: 'A' }, { ifMatch: 'W/"1"' }), tableOf)).toEqual({
      method: 'PATCH',
      path: `accounts(${someId})`,
      headers: { 'if-match': 'W/"1"' },
      body: '{"name":"A"}',
    })
  })

  test('a removal is a DELETE of the row', () => {
    expect(compileWrite(remove('account', someId), tableOf)).toEqual({
      method: 'DELETE',
      path: `accounts(${someId})`,
      repeatable: true,
    })
  })

  test('an action takes rows and references as typed values', () => {
    const write = compileWrite(
      action('WinOpportunity', {
        Status: 3,
        OpportunityClose: entity('opportunityclose', {
          subject: 'Won',
          actualrevenue: '25000.10',
          opportunityid: lookup('opportunity', someId),
        }),
        Target: entityReference('account', otherId),
      }),
      tableOf,
    )
    expect(write).toMatchObject({ method: 'POST', path: 'WinOpportunity' })
    expect(write.body).toBe(
      `{"Status":3,"OpportunityClose":{"@odata.type":"Microsoft.Dynamics.CRM.opportunityclose","subject":"Won","actualrevenue":25000.10,"opportunityid@odata.bind":"/opportunities(${someId})"},"Target":{"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"${otherId}"}}`,
    )
  })
})

describe('functions', () => {
  test('parameters go in aliases; ids bare, text quoted', () => {
    expect(
      decodeURIComponent(
        functionPath(
          'RetrieveProcessInstances',
          { EntityId: someId, EntityLogicalName: 'opportunity' },
          undefined,
          tableOf,
        ),
      ),
    ).toBe(`RetrieveProcessInstances(EntityId=@p1,EntityLogicalName=@p2)?@p1=${someId}&@p2='opportunity'`)
  })

  test('a bound function carries the namespace, and a reference is an @odata.id', () => {
    expect(
      decodeURIComponent(
        functionPath(
          'RetrievePrincipalAccess',
          { Target: entityReference('account', otherId) },
          { table: 'systemuser', id: someId },
          tableOf,
        ),
      ),
    ).toBe(
      `systemusers(${someId})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)?@p1={"@odata.id":"accounts(${otherId})"}`,
    )
  })

  test('without parameters it ends in empty parentheses; enumerations and lists have their own forms', () => {
    expect(functionPath('WhoAmI', {}, undefined, tableOf)).toBe('WhoAmI()')
    const path = functionPath(
      'F',
      { AccessType: enumMember('EndpointAccessType', 'Default'), EntityNames: ['account'], Count: 1e21 },
      undefined,
      tableOf,
    )
    expect(decodeURIComponent(path)).toBe(
      `F(AccessType=@p1,EntityNames=@p2,Count=@p3)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'&@p2=["account"]&@p3=1000000000000000000000`,
    )
  })

  test('a name that would change the path is refused', () => {
    expect(() => functionPath('WhoAmI()/x?', {}, undefined, tableOf)).toThrow('no name has')
  })
})
