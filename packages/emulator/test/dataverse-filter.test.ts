import { expect, test } from 'vitest'
import { mia, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

const contoso = '00000000-0000-0000-0000-00000000000a'
const branch = '00000000-0000-0000-0000-00000000000b'
const leaf = '00000000-0000-0000-0000-00000000000d'
const ada = '00000000-0000-0000-0000-0000000000c1'
const to = (table: string, id: string) => ({ table, id })

function seeded(switches: Parameters<typeof smallOrganisation>[0] = {}): SmallOrganisation {
  const organisation = smallOrganisation(switches)
  const { seed, environment } = organisation
  seed('contact', { firstname: 'Ada', lastname: 'Ada', birthdate: '2026-01-01' }, ada)
  seed(
    'account',
    { name: 'Café Contoso', revenue: 100.5, new_colours: '1,2', primarycontactid: to('contact', ada) },
    contoso,
  )
  seed(
    'account',
    { name: 'Branch', revenue: 50, new_colours: '2', parentaccountid: to('account', contoso), creditonhold: true },
    branch,
  )
  seed('account', { name: 'Leaf_50%', numberofemployees: 7, parentaccountid: to('account', branch) }, leaf)
  seed('task', { subject: 'Call', regardingobjectid: to('account', contoso), statecode: 1, statuscode: 2 })
  seed('task', { subject: 'Visit', regardingobjectid: to('account', branch), scheduledstart: '2026-02-27T10:00:00Z' })
  const team = seed('team', { name: 'North' })
  environment.store.put('teammembership', { id: 'x', version: 1, values: { teamid: team, systemuserid: mia } })
  return organisation
}

async function names(filter: string, set = 'accounts', organisation = seeded()): Promise<string[]> {
  const column = set === 'accounts' ? 'name' : set === 'tasks' ? 'subject' : 'lastname'
  const reply = await organisation.get(`${set}?$select=${column}&$filter=${encodeURIComponent(filter)}`)
  expect([reply.statusCode, reply.json().error]).toEqual([200, undefined])
  return reply.json().value.map((row: Record<string, string>) => row[column])
}

const call = (name: string, column: string, value = '') =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}'${value === '' ? '' : `,${value}`})`

test.each([
  ["name eq 'BRANCH'", ['Branch']],
  ["name eq 'cafe contoso'", []],
  ["contains(name,'AFÉ')", ['Café Contoso']],
  ["startswith(name,'[a-c]')", ['Café Contoso', 'Branch']],
  ["startswith(name,'[^a-c]')", ['Leaf_50%']],
  ["endswith(name,'50[%]')", ['Leaf_50%']],
  ["contains(name,'f[_]5')", ['Leaf_50%']],
  ["contains(name,'a%o')", ['Café Contoso']],
  ['revenue eq 100.5', ['Café Contoso']],
  ['revenue ne 50', ['Café Contoso', 'Leaf_50%']],
  ['50 lt revenue', ['Café Contoso']],
  ['creditonhold', ['Branch']],
  ['not creditonhold', ['Café Contoso', 'Leaf_50%']],
  ["not (contains(name,'a') and revenue eq null)", ['Café Contoso', 'Branch']],
  ["primarycontactid/fullname eq 'ada ada'", ['Café Contoso']],
  [`_primarycontactid_value eq ${ada} or _parentaccountid_value eq ${contoso}`, ['Café Contoso', 'Branch']],
  ["parentaccountid/primarycontactid/lastname eq 'Ada'", ['Branch']],
  ['Account_Tasks/any()', ['Café Contoso', 'Branch']],
  ['Account_Tasks/all(t:t/statecode eq 1)', ['Café Contoso', 'Leaf_50%']],
  ["Account_Tasks/any(t:contains(t/subject,'vis') and t/ownerid/fullname eq 'Mia Keller')", ['Branch']],
  ["Referencedaccount_parent_account/any(a:a/Account_Tasks/any(t:t/subject eq 'Visit'))", ['Café Contoso']],
  [`Account_Tasks/any(t:t/${call('Last7Days', 'scheduledstart')})`, ['Branch']],
])('%s finds %j', async (filter, expected) => {
  expect(await names(filter)).toEqual(expected)
})

test.each([
  [call('In', 'name', "PropertyValues=['branch','x']"), ['Branch']],
  [call('NotIn', 'numberofemployees', "PropertyValues=['7']"), ['Café Contoso', 'Branch']],
  [call('Between', 'revenue', "PropertyValues=['50','100']"), ['Branch']],
  [call('NotBetween', 'revenue', "PropertyValues=['60','200']"), ['Branch', 'Leaf_50%']],
  [call('ContainValues', 'new_colours', "PropertyValues=['1']"), ['Café Contoso']],
  [call('DoesNotContainValues', 'new_colours', "PropertyValues=['1']"), ['Branch', 'Leaf_50%']],
  [call('Under', 'accountid', `PropertyValue='${contoso}'`), ['Branch', 'Leaf_50%']],
  [call('UnderOrEqual', 'accountid', `PropertyValue='${contoso}'`), ['Café Contoso', 'Branch', 'Leaf_50%']],
  [call('NotUnder', 'accountid', `PropertyValue='${branch}'`), ['Café Contoso', 'Branch']],
  [call('Above', 'accountid', `PropertyValue='${leaf}'`), ['Café Contoso', 'Branch']],
  [call('AboveOrEqual', 'accountid', `PropertyValue='${branch}'`), ['Café Contoso', 'Branch']],
  [call('EqualUserId', 'ownerid'), ['Café Contoso', 'Branch', 'Leaf_50%']],
  [call('NotEqualUserId', 'ownerid'), []],
  [call('EqualUserOrUserHierarchy', 'ownerid'), ['Café Contoso', 'Branch', 'Leaf_50%']],
  [call('Like', 'name', "PropertyValue='%contoso'"), ['Café Contoso']],
])('%s finds %j', async (filter, expected) => {
  expect(await names(filter)).toEqual(expected)
})

// It is Monday, 2 March 2026; the only birthday is 1 January 2026.
test.each([
  ['ThisYear', ''],
  ['LastXDays', 'PropertyValue=61'],
  ['LastXMonths', 'PropertyValue=3'],
  ['OlderThanXDays', 'PropertyValue=10'],
  ['On', 'PropertyValue=2026-01-01'],
  ['OnOrBefore', 'PropertyValue=2026-01-01'],
  ['ThisFiscalPeriod', ''],
  ['ThisFiscalYear', ''],
  ['InFiscalYear', 'PropertyValue=2026'],
  ['InFiscalPeriod', 'PropertyValue=1'],
  ['InFiscalPeriodAndYear', 'PropertyValue1=1,PropertyValue2=2026'],
  ['InOrAfterFiscalPeriodAndYear', 'PropertyValue1=4,PropertyValue2=2025'],
  ['InOrBeforeFiscalPeriodAndYear', 'PropertyValue1=1,PropertyValue2=2026'],
])('%s(%s) holds for 1 January 2026', async (name, value) => {
  expect(await names(call(name, 'birthdate', value), 'contacts')).toEqual(['Ada'])
})

test.each([
  ['LastYear', ''],
  ['LastXDays', 'PropertyValue=5'],
  ['NextXDays', 'PropertyValue=5'],
  ['LastMonth', ''],
  ['LastFiscalPeriod', ''],
  ['LastFiscalYear', ''],
  ['NextFiscalPeriod', ''],
  ['NextFiscalYear', ''],
  ['LastXFiscalPeriods', 'PropertyValue=1'],
  ['LastXFiscalYears', 'PropertyValue=1'],
  ['NextXFiscalPeriods', 'PropertyValue=1'],
  ['NextXFiscalYears', 'PropertyValue=1'],
  ['InFiscalYear', 'PropertyValue=2025'],
  ['InOrAfterFiscalPeriodAndYear', 'PropertyValue1=2,PropertyValue2=2026'],
  ['InOrBeforeFiscalPeriodAndYear', 'PropertyValue1=4,PropertyValue2=2025'],
])('%s(%s) does not hold for 1 January 2026', async (name, value) => {
  expect(await names(call(name, 'birthdate', value), 'contacts')).toEqual([])
})

test('an environment whose collation ignores accents finds them either way', async () => {
  const ignoring = seeded({ switches: { accentsInFilters: 'ignored' } })
  expect(await names("name eq 'cafe contoso'", 'accounts', ignoring)).toEqual(['Café Contoso'])
  expect(await names("startswith(name,'CAFE')", 'accounts', ignoring)).toEqual(['Café Contoso'])
  expect(await names(call('In', 'name', "PropertyValues=['cafe contoso']"), 'accounts', ignoring)).toEqual([
    'Café Contoso',
  ])
})

test.each([
  [
    `primarycontactid eq ${ada}`,
    400,
    '0x0',
    "A binary operator with incompatible types was detected. Found operand types 'Microsoft.Dynamics.CRM.contact' and 'Edm.Guid' for operator kind 'Equal'.",
  ],
  [
    'primarycontactid eq null',
    501,
    '',
    'The emulator does not emulate primarycontactid eq null in $filter, of a navigation property.',
  ],
  [
    'Account_Tasks/subject eq 1',
    400,
    '0x0',
    "The parent value for a property access of a property 'subject' is not a single value. Property access can only be applied to a single value.",
  ],
  [
    "primarycontactid/Contact_Tasks/any(t:t/subject eq 'x')",
    400,
    '0x0',
    'A lambda over a collection of a related row (through a lookup) is not supported.',
  ],
  [
    `not ${call('Today', 'createdon')}`,
    400,
    '0x0',
    'Not operator along with the Custom Named Condition operators is not allowed',
  ],
  [
    call('Under', 'parentaccountid', `PropertyValue='${contoso}'`),
    501,
    '',
    'The emulator does not emulate Under of another column than the primary key.',
  ],
  [
    call('Contains', 'name', "PropertyValue='x'"),
    501,
    '',
    'The emulator does not emulate the query function Microsoft.Dynamics.CRM.Contains.',
  ],
  [
    call('Between', 'createdon', "PropertyValues=['yesterday','today']"),
    400,
    '0x0',
    "'yesterday' is not a date and time.",
  ],
  [call('InFiscalYear', 'createdon', "PropertyValue='x'"), 400, '0x0', 'InFiscalYear needs whole numbers.'],
])('%s is refused with %i', async (filter, status, code, message) => {
  const reply = await seeded().get(`accounts?$filter=${encodeURIComponent(filter)}`)
  expect([reply.statusCode, reply.json()]).toEqual([status, { error: { code, message } }])
})

test.each([
  [
    '$expand=Account_Tasks/$ref',
    '0x80060888',
    'Expand with $ref is only supported on lookup type navigation property.',
  ],
  [
    '$orderby=new_colours',
    '0x80050224',
    'GroupBy or OrderBy Query is not supported for MultiSelectPickList Attribute Type.',
  ],
  ['$search=x', '0x80060888', 'The query parameter $search is not supported'],
  ['$format=json', '0x80060888', 'The query parameter $format is not supported'],
  ['$orderby=nothing', '0x0', "Could not find a property named 'nothing' on type 'Microsoft.Dynamics.CRM.account'."],
])('%s is refused with %s', async (query, code, message) => {
  const reply = await seeded().get(`accounts?${query}`)
  expect([reply.statusCode, reply.json()]).toEqual([400, { error: { code, message } }])
})

test('many-to-many relationships are expanded by themselves', async () => {
  const { get } = seeded()
  const alone = await get(`systemusers(${mia})?$select=fullname&$expand=systemuserroles_association($select=name)`)
  expect([alone.statusCode, alone.json().systemuserroles_association]).toEqual([200, []])
  const mixed = await get(`systemusers?$expand=systemuserroles_association($select=name),businessunitid($select=name)`)
  expect([mixed.statusCode, mixed.json().error.message]).toEqual([
    501,
    'The emulator does not emulate $expand of many-to-many relationships together with others.',
  ])
})

test('hierarchies of people reach as deep as the organisation says, teams included', async () => {
  const organisation = seeded()
  const { seed, environment } = organisation
  const tom = seed('systemuser', { fullname: 'Tom', parentsystemuserid: to('systemuser', mia) })
  const ann = seed('systemuser', { fullname: 'Ann', parentsystemuserid: to('systemuser', tom) })
  const south = seed('team', { name: 'South' })
  environment.store.put('teammembership', { id: 'y', version: 1, values: { teamid: south, systemuserid: tom } })
  const owners: [string, string, string][] = [
    ['Tom', 'systemuser', tom],
    ['Ann', 'systemuser', ann],
    ['South', 'team', south],
  ]
  for (const [name, table, id] of owners) seed('account', { name, description: 'theirs', ownerid: to(table, id) })
  const found = async (name: string): Promise<string[]> =>
    names(`description eq 'theirs' and ${call(name, 'ownerid')}`, 'accounts', organisation)
  expect((await found('EqualUserOrUserHierarchy')).toSorted()).toEqual(['Ann', 'Tom'])
  expect((await found('EqualUserOrUserHierarchyAndTeams')).toSorted()).toEqual(['Ann', 'South', 'Tom'])
  environment.store.put('organization', { id: 'o', version: 1, values: { maxdepthforhierarchicalsecuritymodel: 1 } })
  expect(await found('EqualUserOrUserHierarchy')).toEqual(['Tom'])
})

test('rows of a collection of one row have their etag, and not the lookup back', async () => {
  const reply = await seeded().get(`accounts(${contoso})?$select=name&$expand=Account_Tasks($select=subject)`)
  expect(reply.json().Account_Tasks).toEqual([
    { '@odata.etag': expect.stringMatching(/^W/), subject: 'Call', activityid: expect.any(String) },
  ])
})

test('with a nested expand, rows of collections have neither etag nor the lookup back', async () => {
  const list = async (expand: string): Promise<unknown> => {
    const reply = await seeded().get(`accounts?$select=name&$filter=accountid eq ${contoso}&$expand=${expand}`)
    return reply.json().value[0]['Account_Tasks']
  }
  expect(await list('Account_Tasks($select=subject)')).toEqual([
    {
      '@odata.etag': expect.stringMatching(/^W/),
      subject: 'Call',
      _regardingobjectid_value: contoso,
      activityid: expect.any(String),
    },
  ])
  expect(await list('Account_Tasks($select=subject;$expand=createdby($select=fullname))')).toEqual([
    {
      subject: 'Call',
      activityid: expect.any(String),
      createdby: { fullname: 'Mia Keller', systemuserid: mia, ownerid: mia },
    },
  ])
})
