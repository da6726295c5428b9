import { expect, test } from 'vitest'
import { priceOfItem } from './price-of-item.ts'

const product = { price: 200, currentcost: 80, standardcost: 60 }

test.each([
  ['an amount', { pricingmethodcode: 1, amount: 99.5 }, 99.5],
  ['a share of the list price', { pricingmethodcode: 2, percentage: 90 }, 180],
  ['a markup on the current cost', { pricingmethodcode: 3, percentage: 25 }, 100],
  ['a margin on the current cost', { pricingmethodcode: 4, percentage: 20 }, 100],
  ['a markup on the standard cost', { pricingmethodcode: 5, percentage: 50 }, 90],
  ['a margin on the standard cost', { pricingmethodcode: 6, percentage: 40 }, 100],
])('the price is %s', (_title, item, expected) => {
  expect(priceOfItem(item, product, 2)).toBe(expected)
})

const third = { pricingmethodcode: 2, percentage: 33.33 }

test.each([
  ['as calculated', { roundingpolicycode: 1 }, 66.66],
  ['up to a multiple', { roundingpolicycode: 2, roundingoptioncode: 2, roundingoptionamount: 5 }, 70],
  ['down to a multiple', { roundingpolicycode: 3, roundingoptioncode: 2, roundingoptionamount: 5 }, 65],
  ['to the nearest multiple', { roundingpolicycode: 4, roundingoptioncode: 2, roundingoptionamount: 0.05 }, 66.65],
  ['up to an ending', { roundingpolicycode: 2, roundingoptioncode: 1, roundingoptionamount: 0.99 }, 66.99],
  ['down to an ending', { roundingpolicycode: 3, roundingoptioncode: 1, roundingoptionamount: 0.99 }, 65.99],
  ['to the nearest ending', { roundingpolicycode: 4, roundingoptioncode: 1, roundingoptionamount: 0.49 }, 66.49],
])('a price is rounded %s', (_title, rounding, expected) => {
  expect(priceOfItem({ ...third, ...rounding }, product, 2)).toBe(expected)
})

test('what the pages leave open is refused by name', () => {
  const ending = { roundingpolicycode: 2, roundingoptioncode: 1, roundingoptionamount: 4 }
  expect(() => priceOfItem({ ...third, ...ending }, product, 2)).toThrow('prices that end in a whole amount')
  expect(() => priceOfItem({ pricingmethodcode: 4, percentage: 100 }, product, 2)).toThrow(
    'a margin of the whole price',
  )
})
