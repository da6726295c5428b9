import { describe, expect, test } from 'vitest'
import { account, tableOf } from '../test/builders/tables.ts'
import { callQueryFunction, type Filter } from './filter.ts'
import { filterText } from './filter-text.ts'

const textOf = (filter: Filter): string | undefined => filterText(filter, account, tableOf)

describe('query functions', () => {
  test.each([
    [
      callQueryFunction('EqualUserOrUserTeams', { PropertyName: 'ownerid' }),
      "EqualUserOrUserTeams(PropertyName='ownerid')",
    ],
    [
      callQueryFunction('LastXFiscalPeriods', { PropertyName: 'createdon', PropertyValue: 2 }),
      "LastXFiscalPeriods(PropertyName='createdon',PropertyValue=2)",
    ],
    [
      callQueryFunction('InFiscalPeriodAndYear', {
        PropertyName: 'createdon',
        PropertyValue1: 1,
        PropertyValue2: 2026,
      }),
      "InFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=1,PropertyValue2=2026)",
    ],
    [
      callQueryFunction('OnOrAfter', { PropertyName: 'createdon', PropertyValue: '2026-03-02' }),
      "OnOrAfter(PropertyName='createdon',PropertyValue='2026-03-02')",
    ],
    [
      callQueryFunction('Between', { PropertyName: 'revenue', PropertyValues: [1, 2] }),
      "Between(PropertyName='revenue',PropertyValues=['1','2'])",
    ],
    [
      callQueryFunction('SomethingNew', { PropertyName: 'name', Any: true }),
      "SomethingNew(PropertyName='name',Any=true)",
    ],
  ])('are written with the parameters of their kind', (filter, expected) => {
    expect(textOf(filter)).toBe(`Microsoft.Dynamics.CRM.${expected}`)
  })

  test('the compiler knows which parameters those that Microsoft lists take', () => {
    // @ts-expect-error a number is missing
    const missing = callQueryFunction('LastXDays', { PropertyName: 'createdon' })
    // @ts-expect-error a list is wanted
    const wrong = callQueryFunction('ContainValues', { PropertyName: 'bw_tags', PropertyValues: 1 })
    expect([missing.kind, wrong.kind]).toEqual(['function', 'function'])
  })
})
