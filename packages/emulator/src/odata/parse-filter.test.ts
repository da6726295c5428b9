import { expect, test } from 'vitest'
import { parseFilter } from './parse-filter.ts'

const parse = (source: string, aliases: Record<string, string> = {}) =>
  parseFilter(source, new Map(Object.entries(aliases)))

test('and binds closer than or, and parentheses decide', () => {
  expect(parse('a eq 1 or b eq 2 and c eq 3')).toMatchObject({ kind: 'or', right: { kind: 'and' } })
  expect(parse('(a eq 1 or b eq 2) and not (c eq 3)')).toMatchObject({
    kind: 'and',
    left: { kind: 'or' },
    right: { kind: 'not' },
  })
})

test.each([
  ["name eq 'O''Bryan'", { type: 'string', value: "O'Bryan" }],
  ['name eq null', { type: 'null', value: null }],
  ['n eq -1.5', { type: 'number', value: -1.5 }],
  ['b eq true', { type: 'boolean', value: true }],
  ['d eq 2026-03-02', { type: 'date', value: '2026-03-02' }],
  ['d eq 2026-03-02T10:00:00+01:00', { type: 'datetime', value: '2026-03-02T09:00:00.000Z' }],
  ['id eq C0FFEE00-0000-0000-0000-000000000001', { type: 'guid', value: 'c0ffee00-0000-0000-0000-000000000001' }],
  [
    "t eq Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'",
    { type: 'enum', name: 'Microsoft.Dynamics.CRM.AttributeTypeCode', value: 'Picklist' },
  ],
])('%s has the literal %j', (source, literal) => {
  expect(parse(source)).toMatchObject({ kind: 'compare', right: { kind: 'literal', literal } })
})

test('aliases are put in, and one nobody assigned is null', () => {
  expect(parse('a eq @p and b eq @q', { '@p': "'x y'" })).toMatchObject({
    left: { right: { literal: { type: 'string', value: 'x y' } } },
    right: { right: { literal: { type: 'null' } } },
  })
})

test('query functions take named arguments, lists in either kind of quotes', () => {
  const filter = parse('Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=["O\'Brian","b"])', {
    '@p1': "'lastname'",
  })
  expect(filter).toMatchObject({ kind: 'function', name: 'In' })
  expect(filter.kind === 'function' && filter.arguments.get('PropertyValues')).toEqual({
    type: 'json',
    value: ["O'Brian", 'b'],
  })
})

test('lambdas nest and keep their variables', () => {
  expect(parse("contacts/any(c:c/jobtitle eq 'x' and c/deals/all(o:o/state ne 1)) and tasks/any()")).toMatchObject({
    left: {
      kind: 'lambda',
      path: ['contacts'],
      quantifier: 'any',
      variable: 'c',
      body: { right: { kind: 'lambda', path: ['c', 'deals'], quantifier: 'all' } },
    },
    right: { kind: 'lambda', path: ['tasks'] },
  })
})

test.each([
  ["name eq 'x", "There is an unterminated literal at position 10 in 'name eq 'x'."],
  ['name eq', "Syntax error at position 7 in 'name eq'."],
  ['name like 5', "Syntax error at position 5 in 'name like 5'."],
  ['frobnicate(name)', /^An unknown function with name 'frobnicate' was found/],
  ['length(name) eq 3', 'The emulator does not emulate the function length in $filter.'],
])('%s is refused', (source, message) => {
  expect(() => parse(source)).toThrow(message)
})
