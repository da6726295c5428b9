import type { StoredRow } from '../../store/row.ts'
import { round } from '../../write/decode-value.ts'
import type { RowValues } from '../../write/rule.ts'
import type { Switches } from '../../write/switches.ts'
import { lineDiscount } from './line-amounts.ts'
import { amountOf, percentOf, type PricingSettings } from './pricing-settings.ts'

type Values = Readonly<StoredRow['values']>

/**
 * A deal's sums over its lines, each as its column is described in the reference of the opportunity table: products less
 * discounts, with freight and tax.
 */
export function dealTotals(
  deal: Values,
  lines: readonly Values[],
  { settings, switches, decimals }: { settings: PricingSettings; switches: Switches; decimals: number },
): RowValues {
  const sum = (of: (line: Values) => number): number => round(lines.map(of).reduce(add, 0), decimals)
  const lineDiscounts = sum((line) => lineDiscount(line, settings))
  const products = round(sum((line) => amountOf(line['baseamount'])) - lineDiscounts, decimals)
  const tax = sum((line) => amountOf(line['tax']))
  const byRate = percentOf(products, amountOf(deal['discountpercentage']))
  const discount = round(amountOf(deal['discountamount']) + byRate, decimals)
  const beforeFreight = round(products - discount, decimals)
  const total = round(beforeFreight + amountOf(deal['freightamount']) + tax, decimals)
  return {
    totallineitemamount: products,
    totallineitemdiscountamount: lineDiscounts,
    totaldiscountamount: switches.totalDiscount === 'with-lines' ? round(discount + lineDiscounts, decimals) : discount,
    totalamountlessfreight: beforeFreight,
    totaltax: tax,
    totalamount: total,
    pricingerrorcode: lines.some((line) => amountOf(line['pricingerrorcode']) !== 0) ? detailError : 0,
    ...(deal['isrevenuesystemcalculated'] === true && { estimatedvalue: total }),
  }
}

const detailError = 1

const add = (one: number, other: number): number => one + other
