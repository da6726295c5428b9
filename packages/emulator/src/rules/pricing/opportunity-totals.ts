import { DataverseFault } from '../../errors/dataverse-fault.ts'
import { asTarget } from '../../query/column-reader.ts'
import type { StoredRow } from '../../store/row.ts'
import type { Rule, WriteContext } from '../../write/rule.ts'
import { isDirectUpdate } from '../closed-rows.ts'
import { calculateDeal, linesOf, totalsOf } from './calculate-deal.ts'
import { rowAt } from './line-price.ts'
import { pricingSettings } from './pricing-settings.ts'

const sums = [
  'totallineitemamount',
  'totallineitemdiscountamount',
  'totaldiscountamount',
  'totalamountlessfreight',
  'totaltax',
  'totalamount',
]
const sumsDependOn = ['discountamount', 'discountpercentage', 'freightamount', 'isrevenuesystemcalculated']

/**
 * Prices are calculated when a deal is made or changed, and when its lines are. The service also does it when a deal is
 * opened; here a price list that changed shows with the next of these.
 */
export const opportunityTotals: Rule = {
  name: 'opportunity: totals',
  tables: ['opportunity'],
  beforeCreate(context, { id, values }) {
    if (context.message === 'Import') return
    refuseOtherCurrency(context, values)
    Object.assign(values, totalsOf(context, values, id))
  },
  beforeUpdate(context, { before, changes }) {
    if (context.message === 'Import') return
    const now = { ...before.values, ...changes }
    const currency = asTarget(before.values['transactioncurrencyid'])?.id
    const moves = 'transactioncurrencyid' in changes && asTarget(changes['transactioncurrencyid'])?.id !== currency
    if (moves && linesOf(context.store, before.id).length > 0) throw linesHaveACurrency()
    if (moves || 'pricelevelid' in changes) refuseOtherCurrency(context, now)
    // They may be written, and are calculated anew in the same breath.
    if (isDirectUpdate(context) && pricingSettings(context.store).enabled) for (const name of sums) delete changes[name]
  },
  afterUpdate(context, { before, after, changes }) {
    if (context.message === 'Import') return
    const lines = linesOf(context.store, after.id)
    if ('ownerid' in changes)
      for (const line of lines)
        context.update('opportunityproduct', line.id, { ownerid: after.values['ownerid'] ?? null })
    if (differ(before, after, 'pricelevelid'))
      for (const line of lines) context.update('opportunityproduct', line.id, {})
    if (sumsDependOn.some((name) => differ(before, after, name))) calculateDeal(context, after.id)
  },
}

function differ(before: StoredRow, after: StoredRow, name: string): boolean {
  const [one, other] = [before.values[name], after.values[name]]
  return (asTarget(one)?.id ?? one) !== (asTarget(other)?.id ?? other)
}

function refuseOtherCurrency({ store }: WriteContext, deal: StoredRow['values']): void {
  const currency = asTarget(deal['transactioncurrencyid'])?.id
  const ofPriceList = asTarget(rowAt(store, deal['pricelevelid'])?.values['transactioncurrencyid'])?.id
  if (currency !== undefined && ofPriceList !== undefined && currency !== ofPriceList)
    throw new DataverseFault(
      400,
      '0x80048cef',
      'The currency of the record does not match the currency of the price list.',
    )
}

const linesHaveACurrency = (): DataverseFault =>
  new DataverseFault(
    400,
    '0x80048479',
    'The currency cannot be changed because this opportunity has Products Quotes, and/ or Orders associated with it.  If you want to change the currency please delete all of the Products/quotes/orders and then change the currency or create a new opportunity with the appropriate currency.',
  )
