import type { StoredRow } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import type { RowValues, WriteContext } from '../../write/rule.ts'
import { dealTotals } from './deal-totals.ts'
import { rowAt } from './line-price.ts'
import { amountOf, pricingSettings } from './pricing-settings.ts'

const open = 0

/** Sums up an open deal anew. `without` is a line that is about to go. */
export function calculateDeal(context: WriteContext, dealId: string, without?: string): void {
  const deal = context.store.get('opportunity', dealId)
  if (!deal || deal.values['statecode'] !== open) return
  const totals = totalsOf(context, deal.values, dealId, without)
  if (totals) context.update('opportunity', dealId, totals)
}

/** Nothing where the organisation calculates prices with code of its own. */
export function totalsOf(
  { store, switches }: WriteContext,
  deal: StoredRow['values'],
  dealId: string,
  without?: string,
): RowValues | undefined {
  const settings = pricingSettings(store)
  if (!settings.enabled) return undefined
  const lines = linesOf(store, dealId).filter(({ id }) => id !== without)
  return dealTotals(
    deal,
    lines.map(({ values }) => values),
    { settings, switches, decimals: currencyDecimals(store, deal) },
  )
}

export const linesOf = (store: Store, dealId: string): StoredRow[] =>
  store.referencing('opportunityproduct', 'opportunityid', dealId)

/** Of amounts in the currency of the row (PrecisionSource 2 in Microsoft's table reference). */
export function currencyDecimals(store: Store, values: StoredRow['values']): number {
  const precision = rowAt(store, values['transactioncurrencyid'])?.values['currencyprecision']
  return precision === undefined ? 2 : amountOf(precision)
}
