import { expect, test } from 'vitest'
import { loadSchema } from '../schema/load-schema.ts'
import { Store } from '../store/store.ts'
import { fiscalRange, inFiscalPeriod } from './fiscal-ranges.ts'

const now = new Date('2026-03-02T09:00:00Z')
const schema = loadSchema()

function storeWith(values: Record<string, string | number>): Store {
  const store = new Store(schema)
  store.put('organization', { id: '44444444-0000-0000-0000-000000000001', version: 1, values })
  return store
}

test.each([
  ['ThisFiscalPeriod', [], '2026-01-01', '2026-04-01'],
  ['LastFiscalPeriod', [], '2025-10-01', '2026-01-01'],
  ['NextFiscalYear', [], '2027-01-01', '2028-01-01'],
  ['LastXFiscalPeriods', [2], '2025-07-01', '2026-01-01'],
  ['NextXFiscalYears', [3], '2027-01-01', '2030-01-01'],
  ['InFiscalPeriodAndYear', [4, 1999], '1999-10-01', '2000-01-01'],
])('%s %j is from %s to before %s', (name, values, from, to) => {
  const range = fiscalRange(name, values, now, storeWith({}))
  expect([range?.from?.toISOString(), range?.to?.toISOString()]).toEqual([
    `${from}T00:00:00.000Z`,
    `${to}T00:00:00.000Z`,
  ])
})

test('other fiscal settings are not emulated, and a year from January is the usual one', () => {
  for (const values of [{ fiscalcalendarstart: '2026-04-01T00:00:00Z' }, { fiscalperiodtype: 2003 }]) {
    expect(() => fiscalRange('ThisFiscalYear', [], now, storeWith(values))).toThrow('fiscal settings')
    expect(() => inFiscalPeriod(1, storeWith(values))).toThrow('fiscal settings')
  }
  expect(
    fiscalRange('ThisFiscalYear', [], now, storeWith({ fiscalcalendarstart: '2020-01-01T00:00:00Z' })),
  ).toBeDefined()
})

test('what is no fiscal function is left to others', () => {
  expect(fiscalRange('Today', [], now, storeWith({ fiscalperiodtype: 2003 }))).toBeUndefined()
})
