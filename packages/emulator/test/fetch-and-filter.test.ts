import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

// Both languages ask the same tables: what means the same must find the same.

const contoso = '00000000-0000-0000-0000-00000000000a'
const { get, seed } = smallOrganisation()
seed('account', { name: 'Contoso', revenue: 10, industrycode: 1, accountnumber: 'A-1' }, contoso)
for (let at = 0; at < 30; at += 1)
  seed('account', {
    name: `${['Fabrikam', 'contoso', 'Läden', 'x_y%z'][at % 4]} ${at}`,
    creditonhold: at % 3 === 0,
    lastonholdtime: `2026-0${1 + (at % 6)}-1${at % 10}T0${at % 10}:30:00Z`,
    ...(at % 5 > 0 && { revenue: at * 7.25 }),
    ...(at % 3 < 2 && { industrycode: 1 + (at % 3) }),
    ...(at % 2 === 0 && { parentaccountid: { table: 'account', id: contoso } }),
    ...(at % 4 === 0 && { new_colours: at % 8 === 0 ? '1,2' : '2' }),
  })

const names = async (path: string): Promise<string[]> => {
  const reply = await get(path)
  expect([reply.statusCode, reply.json().error]).toEqual([200, undefined])
  return reply
    .json()
    .value.map((row: Record<string, string>) => row['name'])
    .toSorted()
}

const condition = (attribute: string, operator: string, ...values: string[]): string =>
  values.length === 1
    ? `<condition attribute='${attribute}' operator='${operator}' value='${values[0]}'/>`
    : `<condition attribute='${attribute}' operator='${operator}'>${values.map((value) => `<value>${value}</value>`).join('')}</condition>`

const call = (name: string, column: string, rest = ''): string =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}'${rest})`

test.each([
  [condition('name', 'eq', 'CONTOSO'), "name eq 'Contoso'"],
  [condition('name', 'ne', 'Contoso'), "name ne 'contoso'"],
  [condition('name', 'like', '%toso%'), "contains(name,'TOSO')"],
  [condition('name', 'begins-with', 'l[aä]'), "startswith(name,'L[äa]')"],
  [condition('name', 'not-like', '%1%'), "not contains(name,'1')"],
  [condition('name', 'ends-with', '9'), "endswith(name,'9')"],
  [condition('name', 'in', 'contoso', 'Fabrikam 0'), call('In', 'name', ",PropertyValues=['Contoso','fabrikam 0']")],
  [condition('revenue', 'gt', '50.75'), 'revenue gt 50.75'],
  [condition('revenue', 'le', '50.75'), 'revenue le 50.75'],
  [condition('revenue', 'null'), 'revenue eq null'],
  [condition('revenue', 'not-null'), 'revenue ne null'],
  [condition('revenue', 'between', '20', '100'), call('Between', 'revenue', ",PropertyValues=['20','100']")],
  [condition('industrycode', 'ne', '1'), 'industrycode ne 1'],
  [condition('industrycode', 'not-in', '1', '2'), call('NotIn', 'industrycode', ",PropertyValues=['1','2']")],
  [condition('creditonhold', 'eq', '1'), 'creditonhold eq true'],
  [
    condition('new_colours', 'contain-values', '1', '7'),
    call('ContainValues', 'new_colours', ",PropertyValues=['1','7']"),
  ],
  [condition('parentaccountid', 'eq', `{${contoso.toUpperCase()}}`), `_parentaccountid_value eq ${contoso}`],
  [condition('accountid', 'eq', contoso), `accountid eq ${contoso}`],
  [condition('accountid', 'under', contoso), call('Under', 'accountid', `,PropertyValue='${contoso}'`)],
  [
    condition('lastonholdtime', 'on-or-after', '2026-03-01'),
    call('OnOrAfter', 'lastonholdtime', ',PropertyValue=2026-03-01'),
  ],
  [condition('lastonholdtime', 'lt', '2026-03-01T00:00:00Z'), 'lastonholdtime lt 2026-03-01T00:00:00Z'],
  [condition('lastonholdtime', 'last-x-months', '2'), call('LastXMonths', 'lastonholdtime', ',PropertyValue=2')],
  [condition('lastonholdtime', 'next-x-weeks', '6'), call('NextXWeeks', 'lastonholdtime', ',PropertyValue=6')],
  [
    condition('lastonholdtime', 'olderthan-x-days', '20'),
    call('OlderThanXDays', 'lastonholdtime', ',PropertyValue=20'),
  ],
  [condition('lastonholdtime', 'this-month'), call('ThisMonth', 'lastonholdtime')],
  [
    condition('lastonholdtime', 'in-fiscal-period-and-year', '2', '2026'),
    call('InFiscalPeriodAndYear', 'lastonholdtime', ',PropertyValue1=2,PropertyValue2=2026'),
  ],
  [
    `<filter type='or'>${condition('industrycode', 'eq', '2')}<filter>${condition('creditonhold', 'eq', 'true')}${condition('revenue', 'lt', '100')}</filter></filter>`,
    'industrycode eq 2 or (creditonhold eq true and revenue lt 100)',
  ],
  [
    `<link-entity name='account' from='accountid' to='parentaccountid' link-type='any'><filter>${condition('name', 'eq', 'contoso')}</filter></link-entity>`,
    "parentaccountid/name eq 'contoso'",
  ],
  [
    "<link-entity name='account' from='parentaccountid' to='accountid' link-type='any'><filter><condition attribute='revenue' operator='gt' value='100'/></filter></link-entity>",
    'Referencedaccount_parent_account/any(a:a/revenue gt 100)',
  ],
])('%s finds what %s finds', async (filter, expression) => {
  const xml = `<fetch><entity name='account'><attribute name='name'/><filter>${filter}</filter></entity></fetch>`
  const found = await names(`accounts?fetchXml=${encodeURIComponent(xml)}`)
  expect(found).toEqual(await names(`accounts?$select=name&$filter=${encodeURIComponent(expression)}`))
  // Something, and not everything: otherwise they might agree by chance.
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(31)
})
