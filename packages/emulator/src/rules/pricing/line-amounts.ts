import type { StoredRow } from '../../store/row.ts'
import { round } from '../../write/decode-value.ts'
import type { RowValues } from '../../write/rule.ts'
import type { Switches } from '../../write/switches.ts'
import { amountOf, type PricingSettings } from './pricing-settings.ts'

type Values = Readonly<StoredRow['values']>

/** A line's own sums, as its columns describe them: the price of its units, less the discounts of volume and by hand. */
export function lineAmounts(line: Values, settings: PricingSettings, switches: Switches, decimals: number): RowValues {
  const price = amountOf(line['priceperunit']) - amountOf(line['volumediscountamount'])
  const amount = round(price * amountOf(line['quantity']), decimals)
  const tax = switches.extendedAmountTax === 'added' ? amountOf(line['tax']) : 0
  return { baseamount: amount, extendedamount: round(amount - lineDiscount(line, settings) + tax, decimals) }
}

/** learn.microsoft.com "Product discounting methods": once for the line, or for each of its units. */
export const lineDiscount = (line: Values, { discountPerUnit }: PricingSettings): number =>
  amountOf(line['manualdiscountamount']) * (discountPerUnit ? amountOf(line['quantity']) : 1)
