import { asTarget } from '../../query/column-reader.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import type { WriteContext } from '../../write/rule.ts'
import { priceOfItem } from './price-of-item.ts'
import { amountOf } from './pricing-settings.ts'

type Values = StoredRow['values']

export interface LinePrice {
  priceperunit: number
  /** Of the choice qooi_pricingerrorcode. Without one, amounts are calculated. */
  pricingerrorcode: number
}

const none = 0
const missingPriceLevel = 2
const productNotInPriceLevel = 11

/**
 * What a unit of the line costs. A price that was written counts for a write-in product and an overridden price; any other
 * comes from a price list. Where price lists are mandatory, a product without a price in the deal's is not calculated.
 */
export function linePrice(
  { store, switches }: WriteContext,
  deal: StoredRow,
  line: Readonly<Values>,
  decimals: number,
): LinePrice {
  const product = rowAt(store, line['productid'])
  if (!product || line['ispriceoverridden'] === true)
    return { priceperunit: amountOf(line['priceperunit']), pricingerrorcode: none }
  const own = itemIn(store, deal.values['pricelevelid'], line)
  const optional = switches.priceLists === 'optional'
  const item = own ?? (optional ? itemIn(store, product.values['pricelevelid'], line) : undefined)
  if (item) return { priceperunit: priceOfItem(item.values, product.values, decimals), pricingerrorcode: none }
  if (optional) return { priceperunit: 0, pricingerrorcode: none }
  return {
    priceperunit: 0,
    pricingerrorcode: asTarget(deal.values['pricelevelid']) ? productNotInPriceLevel : missingPriceLevel,
  }
}

/** The price list's item for the line's product in the line's unit. */
function itemIn(store: Store, priceLevel: StoredValue | undefined, line: Readonly<Values>): StoredRow | undefined {
  const list = asTarget(priceLevel)
  if (!list) return undefined
  return store
    .referencing('productpricelevel', 'pricelevelid', list.id)
    .find(({ values }) => isSame(values['productid'], line['productid']) && isSame(values['uomid'], line['uomid']))
}

const isSame = (one: StoredValue | undefined, other: StoredValue | undefined): boolean =>
  asTarget(one)?.id === asTarget(other)?.id

export function rowAt(store: Store, lookup: StoredValue | undefined): StoredRow | undefined {
  const target = asTarget(lookup)
  return target && store.get(target.table, target.id)
}
