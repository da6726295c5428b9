import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, contact, otherId, someId, tableOf } from '../test/builders/tables.ts'
import {
  all,
  and,
  any,
  callQueryFunction,
  contains,
  eq,
  type Filter,
  ge,
  isIn,
  ne,
  not,
  or,
  startsWith,
} from './filter.ts'
import { listPath, retrievePath } from './query-path.ts'
import type { ListQuery } from './query.ts'

const pathOf = (query: ListQuery): string => decodeURIComponent(listPath(account, query, tableOf))
const filterOf = (filter: Filter): string => pathOf({ filter }).replace('accounts?$filter=', '')

describe('list', () => {
  test('lookups are selected and sorted by their value property', () => {
    expect(
      pathOf({
        select: ['name', 'primarycontactid', 'name'],
        orderBy: [{ column: 'primarycontactid' }, { column: 'createdon', descending: true }],
        top: 5,
        count: true,
      }),
    ).toBe(
      'accounts?$select=name,_primarycontactid_value&$orderby=_primarycontactid_value,createdon desc&$top=5&$count=true',
    )
  })

  test('expands take their own options, checked against the related table', () => {
    expect(
      pathOf({
        select: ['name'],
        expand: {
          primarycontactid: { select: ['fullname', 'parentcustomerid'] },
          contact_customer_accounts: { select: ['fullname'], filter: eq('jobtitle', 'CEO'), top: 3 },
        },
      }),
    ).toBe(
      "accounts?$select=name&$expand=primarycontactid($select=fullname,_parentcustomerid_value),contact_customer_accounts($select=fullname;$filter=jobtitle eq 'CEO';$top=3)",
    )
  })

  test('the navigation name of a custom lookup is not its column name (P16)', () => {
    expect(pathOf({ expand: { bw_SalesRegionId: {} } })).toBe('accounts?$expand=bw_SalesRegionId')
    expect(() => pathOf({ expand: { bw_salesregionid: {} } })).toThrow(
      expect.objectContaining({
        code: 'dataverse_unknown_name',
        candidates: expect.arrayContaining([{ name: 'bw_SalesRegionId', label: 'Sales Region' }]) as unknown,
      }),
    )
  })

  test('what separates options is encoded inside values', () => {
    const path = listPath(account, { filter: eq('name', 'A&B=#1+1? 100%') }, tableOf)
    expect(path).toBe("accounts?$filter=name%20eq%20'A%26B=%231%2B1%3F%20100%25'")
    expect(new URL(path, 'https://x.example').searchParams.get('$filter')).toBe("name eq 'A&B=#1+1? 100%'")
  })
})

describe('retrieve', () => {
  test('an id is written bare and in lower case', () => {
    expect(retrievePath(account, `{${someId.toUpperCase()}}`, { select: ['name'] }, tableOf)).toBe(
      `accounts(${someId})?$select=name`,
    )
  })

  test('what is no id is refused', () => {
    expect(() => retrievePath(account, "name='x'", {}, tableOf)).toThrow(
      expect.objectContaining({ code: 'dataverse_invalid_value' }),
    )
  })
})

describe('filter', () => {
  test.each<[Filter, string]>([
    [
      and(eq('statecode', 0), or(eq('name', 'A'), ne('name', null))),
      "statecode eq 0 and (name eq 'A' or name ne null)",
    ],
    [not(contains('name', '50%')), "not (contains(name,'50[%]'))"],
    [startsWith('primarycontactid/fullname', 'Mi'), "startswith(primarycontactid/fullname,'Mi')"],
    [eq('primarycontactid', someId), `_primarycontactid_value eq ${someId}`],
    [ge('createdon', new Date('2026-03-02T00:00:00Z')), 'createdon ge 2026-03-02T00:00:00Z'],
    [isIn('statecode', [0, 1]), "Microsoft.Dynamics.CRM.In(PropertyName='statecode',PropertyValues=['0','1'])"],
    [
      isIn('name', ["O'Brien", 'B', null]),
      "(Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['O''Brien','B']) or name eq null)",
    ],
    [isIn('statecode', [1]), 'statecode eq 1'],
    [isIn('statecode', []), 'accountid eq null'],
    [
      isIn('primarycontactid/fullname', ['A', 'B']),
      "(primarycontactid/fullname eq 'A' or primarycontactid/fullname eq 'B')",
    ],
    [
      any(
        'contact_customer_accounts',
        and(eq('jobtitle', 'x'), any('opportunity_customer_contacts', ne('description', 'N/A'))),
      ),
      "contact_customer_accounts/any(o1:o1/jobtitle eq 'x' and o1/opportunity_customer_contacts/any(o2:o2/description ne 'N/A'))",
    ],
    [
      all('contact_customer_accounts', isIn('jobtitle', ['a', 'b'])),
      "contact_customer_accounts/all(o1:(o1/jobtitle eq 'a' or o1/jobtitle eq 'b'))",
    ],
    [any('contact_customer_accounts', and()), 'contact_customer_accounts/any()'],
    [
      callQueryFunction('EqualUserId', { PropertyName: 'ownerid' }),
      "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')",
    ],
    [or(and(), eq('name', 'A')), 'accounts'],
    [and(isIn('statecode', []), eq('name', 'A')), 'accountid eq null'],
  ])('%# is written as the service documents it', (filter, expected) => {
    expect(filterOf(filter)).toBe(expected)
  })

  test('an unknown column is named with the nearest ones, by name and by label (P15)', () => {
    expect(() => filterOf(eq('email', 'x'))).toThrow(
      expect.objectContaining({
        code: 'dataverse_unknown_name',
        table: 'account',
        candidates: expect.arrayContaining([{ name: 'emailaddress1', label: 'Email' }]) as unknown,
        help: expect.stringContaining('Email (emailaddress1)') as string,
      }),
    )
  })

  test('a label column that only the schema knows names the column to select (P15)', () => {
    expect(() => pathOf({ select: ['industrycodename'] })).toThrow(
      expect.objectContaining({ candidates: [{ name: 'industrycode', label: 'Industry' }] }),
    )
  })

  test('a path leads through single-valued navigation only', () => {
    expect(() => filterOf(eq('contact_customer_accounts/fullname', 'x'))).toThrow('holds many rows')
  })

  test('negating a query function is refused before the service does', () => {
    expect(() => filterOf(not(callQueryFunction('Today', { PropertyName: 'createdon' })))).toThrow(
      expect.objectContaining({ help: expect.stringContaining('NotToday') as string }),
    )
  })
})

test('whatever text is compared, the path has one option and reads back as the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const url = new URL(listPath(contact, { filter: eq('fullname', text) }, tableOf), `https://x.example/${otherId}/`)
      expect([...url.searchParams.keys()]).toEqual(['$filter'])
      expect(url.hash).toBe('')
      expect(url.searchParams.get('$filter')).toBe(`fullname eq '${text.replaceAll("'", "''")}'`)
    }),
  )
})
