import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

// Whatever a query says, the answer is rows or a refusal: never a crash, never a wait without end.

/** The same texts in every run (a linear congruential generator). */
function randomness(seed: number) {
  let state = seed
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const below = (count: number): number => Math.floor(next() * count)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  return {
    next,
    below,
    pick,
    many: <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make),
  }
}
type Random = ReturnType<typeof randomness>

const columns = 'name revenue createdon statecode creditonhold new_colours accountid _primarycontactid_value'.split(' ')
const paths = ['primarycontactid/fullname', 'Account_Tasks/subject', 'ownerid/fullname', 'x', 'primarycontactid', '$it']
const literals = [
  "'a'",
  "'%_[a-'",
  '1',
  '-1.5e3',
  '1e999',
  'null',
  'true',
  '2026-03-02',
  '2026-02-31T99:00:00Z',
  '@p',
  "''''",
  '[1',
  "'",
]
const ids = ['00000000-0000-0000-0000-000000000001', "'00000000'"]
const functions = [
  'In',
  'Between',
  'Under',
  'Today',
  'LastXDays',
  'InFiscalPeriodAndYear',
  'EqualUserId',
  'ContainValues',
  'Nothing',
]

function filterText(random: Random, depth = 0): string {
  const { pick, below } = random
  const value = (): string => pick([...literals, ...ids, ...columns])
  const inner = (): string => (depth > 3 ? 'statecode eq 0' : filterText(random, depth + 1))
  const makers: (() => string)[] = [
    () => `${pick([...columns, ...paths])} ${pick(['eq', 'ne', 'gt', 'le', 'has', 'in'])} ${value()}`,
    () => `${pick(['contains', 'startswith', 'endswith', 'length', 'foo'])}(${pick(columns)},${value()})`,
    () => `${inner()} ${pick(['and', 'or', 'xor'])} ${inner()}`,
    () => `not ${inner()}`,
    () => `(${inner()}`,
    () => `(${inner()})`,
    () =>
      `${pick(['Account_Tasks', 'contact_customer_accounts', 'name'])}/${pick(['any', 'all'])}(t:t/${pick(columns)} eq ${value()})`,
    () => `Account_Tasks/any(${below(2) === 0 ? '' : 't:'})`,
    () =>
      `Microsoft.Dynamics.CRM.${pick(functions)}(PropertyName='${pick(columns)}',${pick(['PropertyValue', 'PropertyValues', 'PropertyValue1'])}=${pick(["'x'", '[', "['1','2']", '3', 'null', '{}'])})`,
  ]
  return pick(makers)()
}

function mutated(random: Random, text: string): string {
  if (random.below(3) > 0) return text
  const at = random.below(text.length + 1)
  const piece = random.pick(["'", '(', ')', ',', '/', ':', ' ', '\u0000', '🙂', 'é', '%', '$', '@', ';', '='])
  return text.slice(0, at) + piece + text.slice(at + random.below(3))
}

function optionsText(random: Random): string {
  const { pick, below } = random
  const path = (): string => pick([...columns, ...paths, 'Account_Tasks', '*', ''])
  const expand = (depth: number): string =>
    `${path()}(${pick(['$select=', '$filter=', '$expand=', '$top=', '$orderby='])}${depth > 0 ? expand(depth - 1) : pick(['name', '5', filterText(random, 3)])})`
  const all: Record<string, () => string> = {
    $filter: () => filterText(random),
    $select: () => random.many(3, path).join(','),
    $orderby: () => random.many(3, () => `${path()} ${pick(['', 'asc', 'desc', 'up'])}`).join(','),
    $expand: () => random.many(2, () => expand(below(3))).join(','),
    $apply: () =>
      `${pick(['', `filter(${filterText(random)})/`])}${pick([`groupby((${path()},${path()}),aggregate(${path()} with ${pick(['sum', 'max', 'x'])} as n))`, `aggregate(${path()} with average as n,$count as m)`, 'groupby((', 'identity'])}`,
    $top: () => pick(['1', '0', '-1', 'x', '99999999999999999999']),
    $count: () => pick(['true', 'yes']),
    $skiptoken: () => pick(['<cookie pagenumber="2" pagingcookie="%3ccookie%3e" />', '<cookie', '%']),
    $skip: () => '1',
    fetchXml: () => fetchText(random),
    savedQuery: () => pick(ids),
  }
  const names = random.many(3, () => pick(Object.keys(all)))
  const parts = [...new Set(names)].map((name) => `${name}=${encodeURIComponent(mutated(random, all[name]!()))}`)
  return [...parts, `@p=${encodeURIComponent(pick(literals))}`].join('&')
}

function fetchText(random: Random, depth = 0): string {
  const { pick, below, many } = random
  const attribute = (name: string, values: readonly string[]): string =>
    below(3) === 0 ? '' : ` ${name}='${pick(values).replaceAll("'", '&apos;').replaceAll('<', '&lt;')}'`
  const names = [...columns, 'primarycontactid', 'nothing', '']
  const condition = (): string =>
    `<condition${attribute('attribute', names)}${attribute('operator', ['eq', 'like', 'in', 'under', 'last-x-days', 'in-fiscal-year', 'null', 'x'])}${attribute('value', [...literals, ...ids])}${attribute('entityname', ['a', 'b'])}${attribute('valueof', ['name', 'a.name', 'a.'])}>${many(2, () => `<value>${below(9)}</value>`).join('')}</condition>`
  const link = (): string =>
    depth > 2
      ? ''
      : `<link-entity${attribute('name', ['contact', 'account', 'systemuserroles', 'x'])}${attribute('from', ['contactid', 'parentcustomerid', 'name'])}${attribute('to', ['primarycontactid', 'accountid', 'revenue'])}${attribute('link-type', ['inner', 'outer', 'any', 'not any', 'all', 'exists', 'x'])}${attribute('alias', ['a', 'b'])}>${fetchText(random, depth + 1)}</link-entity>`
  const filter = (): string =>
    `<filter${attribute('type', ['and', 'or', 'x'])}>${many(2, condition).join('')}${below(3) === 0 ? link() : ''}</filter>`
  const column = (): string =>
    `<attribute${attribute('name', names)}${attribute('alias', ['x', 'y'])}${attribute('aggregate', ['sum', 'count', 'avg', 'x'])}${attribute('groupby', ['true', 'x'])}${attribute('dategrouping', ['day', 'x'])}/>`
  const order = (): string =>
    `<order${attribute('attribute', names)}${attribute('alias', ['x'])}${attribute('descending', ['true', 'x'])}/>`
  const content = [...many(2, column), ...many(1, filter), ...many(1, link), ...many(1, order)].join('')
  if (depth > 0) return content
  return `<fetch${attribute('aggregate', ['true', 'false'])}${attribute('count', ['2', '0', 'x'])}${attribute('page', ['1', '3', '999999999'])}${attribute('top', ['1'])}${attribute('distinct', ['true'])}${attribute('paging-cookie', ["<cookie page='1'/>", 'x'])}><entity name='account'>${content}</entity></fetch>`
}

function organisation() {
  const made = smallOrganisation()
  made.seed('account', { name: 'Fourth Coffee', revenue: 1 }, ids[0])
  made.seed('contact', { lastname: 'Ada', parentcustomerid: { table: 'account', id: ids[0]! } })
  made.seed('task', { subject: 'Call', regardingobjectid: { table: 'account', id: ids[0]! } })
  return made
}

test.each([1, 2, 3, 4])('no query crashes the service (texts from %i)', async (seed) => {
  const random = randomness(seed)
  const { get } = organisation()
  const seen = new Map<number, number>()
  for (let count = 0; count < 1500; count += 1) {
    const path = `${random.pick(['accounts', 'accounts', `accounts(${ids[0]})/Account_Tasks`, 'accounts/$count', `accounts(${ids[0]})`])}?${optionsText(random)}`
    const reply = await get(path)
    const answered = reply.statusCode < 500 || reply.statusCode === 501
    expect(answered, `${decodeURIComponent(path.replaceAll('%', '%25'))} → ${reply.statusCode} ${reply.body}`).toBe(
      true,
    )
    seen.set(reply.statusCode, (seen.get(reply.statusCode) ?? 0) + 1)
  }
  // The texts are not all refused, and not all taken.
  expect(seen.get(200)).toBeGreaterThan(50)
  expect(seen.get(400)).toBeGreaterThan(200)
})

test.each([
  ['parentheses', `$filter=${'('.repeat(20_000)}`, 400],
  ['parentheses that close', `$filter=${'('.repeat(700)}statecode eq 0${')'.repeat(700)}`, 200],
  ['negations', `$filter=${'not '.repeat(5000)}creditonhold`, 400],
  ['alternatives', `$filter=${Array.from({ length: 1500 }, () => 'creditonhold').join(' or ')}`, 400],
  ['wildcards', `$filter=contains(name,'${'%25a'.repeat(3000)}')`, 200],
  ['brackets', `$filter=startswith(name,'[z-a]') or startswith(name,'[')`, 200],
  ['expands', `$expand=${'createdby($expand='.repeat(900)}`, 400],
  ['lists', `$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=${'['.repeat(20_000)})`, 400],
  [
    'elements',
    `fetchXml=${encodeURIComponent(`<fetch><entity name='account'>${'<filter>'.repeat(1000)}${'</filter>'.repeat(1000)}</entity></fetch>`)}`,
    400,
  ],
  ['an address of 100 KB', `$filter=name eq '${'x'.repeat(100_000)}'`, 414],
])('%s without end are answered', async (_what, query, status) => {
  const reply = await organisation().get(`accounts?${query}`)
  expect(reply.statusCode).toBe(status)
})
