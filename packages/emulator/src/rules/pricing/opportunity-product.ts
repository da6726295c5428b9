import { DataverseFault, NotEmulated } from '../../errors/dataverse-fault.ts'
import { asTarget } from '../../query/column-reader.ts'
import type { StoredRow } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import { textOf } from '../../store/text-of.ts'
import type { Rule, RowValues, WriteContext } from '../../write/rule.ts'
import { catalogueFault } from '../catalogue/catalogue-fault.ts'
import { productState } from '../catalogue/product-state.ts'
import { calculateDeal, currencyDecimals } from './calculate-deal.ts'
import { lineAmounts } from './line-amounts.ts'
import { linePrice, rowAt } from './line-price.ts'
import { pricingSettings } from './pricing-settings.ts'

/**
 * A deal's lines: of a product and a unit of its group, or of a product that is only written in. They belong to whom the
 * deal belongs to, are in its currency, and are calculated with it.
 */
export const opportunityProduct: Rule = {
  name: 'opportunityproduct: line of a deal',
  tables: ['opportunityproduct'],
  beforeCreate(context, { values }) {
    const deal = openDealOf(context, values)
    values['ownerid'] = deal.values['ownerid'] ?? null
    values['transactioncurrencyid'] = deal.values['transactioncurrencyid'] ?? null
    values['isproductoverridden'] = asTarget(values['productid']) === undefined
    for (const [name, value] of Object.entries(atFirst)) values[name] ??= value
    refuseInactive(context, values)
    settle(context, deal, values, values)
  },
  afterCreate: (context, { row }) => calculateDeal(context, dealIdOf(row.values)),
  beforeUpdate(context, { before, changes }) {
    openDealOf(context, before.values)
    const now = { ...before.values, ...changes }
    const deal = openDealOf(context, now)
    if (deal.values['statecode'] !== open) return
    refuseInactive(context, changes)
    settle(context, deal, now, changes)
  },
  afterUpdate(context, { before, after }) {
    const [old, current] = [dealIdOf(before.values), dealIdOf(after.values)]
    if (old !== current) calculateDeal(context, old)
    calculateDeal(context, current)
  },
  beforeDelete(context, { row }) {
    // The lines of a deal that is deleted go with it.
    if (!context.store.get('opportunity', dealIdOf(row.values))) return
    openDealOf(context, row.values)
    calculateDeal(context, dealIdOf(row.values), row.id)
  },
}

const open = 0

/** The documented defaults of columns that are required and seldom sent. */
const atFirst: RowValues = {
  pricingerrorcode: 0,
  producttypecode: 1,
  propertyconfigurationstatus: 2,
  skippricecalculation: 0,
}

const dealIdOf = (line: RowValues): string => asTarget(line['opportunityid'])?.id ?? ''

/** Won and lost deals are read-only until they are opened again; so are their lines, to all but the platform itself. */
function openDealOf({ store, message, depth }: WriteContext, line: RowValues): StoredRow {
  const deal = store.get('opportunity', dealIdOf(line))
  if (!deal) throw refused('0x80043b15', 'The opportunity id is missing or invalid.')
  if (deal.values['statecode'] !== open && message !== 'Import' && depth === 1)
    throw refused('0x80043b09', 'The parent is read only and cannot be edited.')
  return deal
}

/** Drafts are not for sale yet, and what is retired no more; a line stays when its product goes. */
function refuseInactive({ store, message }: WriteContext, written: RowValues): void {
  const state = rowAt(store, written['productid'])?.values['statecode']
  if (state !== undefined && state !== productState.active && message !== 'Import') throw catalogueFault('0x8004f908')
}

/** Checks the line as it will be and writes what follows from it into `changes`. */
function settle(context: WriteContext, deal: StoredRow, line: RowValues, changes: RowValues): void {
  const { store, switches } = context
  refuseMixture(store, line)
  const name = textOf(rowAt(store, line['productid'])?.values['name'] ?? line['productdescription'])
  changes['productname'] = name
  changes['opportunityproductname'] ??= name
  const settings = pricingSettings(store)
  if (!settings.enabled) return
  if (line['skippricecalculation'] !== 0) throw new NotEmulated('lines that skip the calculation of prices')
  const { priceperunit, pricingerrorcode } = linePrice(context, deal, line, settings.priceDecimals)
  const priced = { ...line, priceperunit }
  const amounts =
    pricingerrorcode === 0
      ? lineAmounts(priced, settings, switches, currencyDecimals(store, deal.values))
      : { baseamount: null, extendedamount: null }
  Object.assign(changes, { priceperunit, pricingerrorcode, ...amounts })
}

function refuseMixture(store: Store, line: RowValues): void {
  const product = rowAt(store, line['productid'])
  const unit = rowAt(store, line['uomid'])
  if (textOf(line['productdescription']) !== '') {
    if (product)
      throw refused('0x80043afb', "You cannot set both 'productid' and 'productdescription' for the same record.")
    if (unit) throw refused('0x80043afa', "You cannot set both 'uomid' and 'productdescription' for the same record.")
    return
  }
  if (!product) throw catalogueFault('0x80043b11')
  if (!unit) throw catalogueFault('0x80043b0d')
  const group = asTarget(product.values['defaultuomscheduleid'])?.id
  if (group !== undefined && asTarget(unit.values['uomscheduleid'])?.id !== group) throw catalogueFault('0x80043b14')
}

const refused = (code: string, message: string): DataverseFault => new DataverseFault(400, code, message)
