import { describe, expect, test } from 'vitest'
import { account, tableOf } from '../test/builders/tables.ts'
import type { AggregateQuery } from './aggregate.ts'
import { aggregatePath, applyText } from './apply-text.ts'
import { eq } from './filter.ts'

const textOf = (query: AggregateQuery): string => applyText(account, query, tableOf)

describe('$apply', () => {
  test.each([
    ['all rows', { aggregate: { total: { column: 'revenue', with: 'sum' } } }, 'aggregate(revenue with sum as total)'],
    ['groups alone', { groupBy: ['statecode'] }, 'groupby((statecode))'],
    [
      'groups with results, a lookup under the name it is read by',
      { groupBy: ['primarycontactid'], aggregate: { n: { count: true } } },
      'groupby((_primarycontactid_value),aggregate($count as n))',
    ],
    [
      'a path to a column of another table',
      { groupBy: ['primarycontactid/fullname'] },
      'groupby((primarycontactid/fullname))',
    ],
    [
      'some rows only',
      { filter: eq('name', "O'Brien"), aggregate: { n: { count: true } } },
      "filter(name eq 'O''Brien')/aggregate($count as n)",
    ],
    [
      'a filter that every row passes',
      { filter: { kind: 'and', filters: [] }, groupBy: ['statecode'] },
      'groupby((statecode))',
    ],
  ] satisfies [string, AggregateQuery, string][])('%s', (_what, query, expected) => {
    expect(textOf(query)).toBe(expected)
  })

  test('is percent-encoded in the path', () => {
    expect(aggregatePath(account, { filter: eq('name', 'A & B'), groupBy: ['statecode'] }, tableOf)).toBe(
      "accounts?$apply=filter(name%20eq%20'A%20%26%20B')/groupby((statecode))",
    )
  })

  test('nothing to aggregate, an unknown column and a name that would change the query are refused', () => {
    expect(() => textOf({})).toThrow('asks for nothing')
    expect(() => textOf({ groupBy: ['revenu'] })).toThrow('has no column named revenu')
    expect(() => textOf({ aggregate: { 'n)/x': { count: true } } })).toThrow('cannot be the name')
    expect(() => textOf({ aggregate: { revenue: { count: true } } })).toThrow('cannot be the name')
  })
})
