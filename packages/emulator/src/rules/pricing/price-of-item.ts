import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { StoredRow } from '../../store/row.ts'
import { round } from '../../write/decode-value.ts'
import { amountOf, percentOf } from './pricing-settings.ts'

/**
 * What one unit of a product costs by a price list item: its pricing method, then its rounding
 * (learn.microsoft.com "Price calculation for opportunity, quote, order, and invoice records" has the formulas).
 */
export function priceOfItem(item: StoredRow['values'], product: StoredRow['values'], decimals: number): number {
  const method = amountOf(item['pricingmethodcode'] ?? currencyAmount)
  if (method === currencyAmount) return round(amountOf(item['amount']), decimals)
  const percentage = amountOf(item['percentage'])
  const calculated = formulas[method]?.(product, percentage)
  if (calculated === undefined) throw new NotEmulated(`the pricing method ${method}`)
  return round(rounded(calculated, item), decimals)
}

const currencyAmount = 1

const formulas: Readonly<Record<number, ((product: StoredRow['values'], percentage: number) => number) | undefined>> = {
  2: ({ price }, percentage) => percentOf(amountOf(price), percentage),
  3: ({ currentcost }, percentage) => markup(amountOf(currentcost), percentage),
  4: ({ currentcost }, percentage) => margin(amountOf(currentcost), percentage),
  5: ({ standardcost }, percentage) => markup(amountOf(standardcost), percentage),
  6: ({ standardcost }, percentage) => margin(amountOf(standardcost), percentage),
}

const markup = (cost: number, percentage: number): number => cost + percentOf(cost, percentage)

function margin(cost: number, percentage: number): number {
  // Microsoft's formula divides by what is left of the price, and says nothing about nothing being left.
  if (percentage >= 100) throw new NotEmulated('a margin of the whole price')
  return cost + (cost * percentage) / (100 - percentage)
}

const policies: Readonly<Record<number, ((value: number) => number) | undefined>> = {
  2: Math.ceil,
  3: Math.floor,
  4: Math.round,
}

const endsIn = 1

/** To a multiple of the rounding amount, or to a price that ends in it. */
function rounded(price: number, item: StoredRow['values']): number {
  const policy = policies[amountOf(item['roundingpolicycode'])]
  const amount = amountOf(item['roundingoptionamount'])
  if (!policy || amount === 0) return price
  if (item['roundingoptioncode'] !== endsIn) return stepOf(policy, price / amount) * amount
  // Only cents are certain: nobody says whether a price of 114 ends in 4 or in 14.
  if (amount >= 1) throw new NotEmulated('prices that end in a whole amount')
  return stepOf(policy, price - amount) + amount
}

/** 1.15 / 0.05 is 22.999…, and means 23. */
const stepOf = (policy: (value: number) => number, steps: number): number => policy(round(steps, 8))
