import { asTarget } from '../../query/column-reader.ts'
import type { StoredRow } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import type { Rule, RowValues } from '../../write/rule.ts'
import { catalogueFault } from './catalogue-fault.ts'
import { productState } from './product-state.ts'

const family = 2

/** What a product costs in a unit by a price list: one item for each of these, in the currency of the list. */
export const priceListItem: Rule = {
  name: 'productpricelevel: catalogue',
  tables: ['productpricelevel'],
  beforeCreate({ store }, { id, values }) {
    values['pricingmethodcode'] ??= 1
    values['quantitysellingcode'] ??= 1
    settle(store, id, values, values)
  },
  beforeUpdate({ store }, { before, changes }) {
    settle(store, before.id, { ...before.values, ...changes }, changes)
  },
}

function settle(store: Store, id: string, item: RowValues, changes: RowValues): void {
  const list = rowOf(store, item, 'pricelevelid')
  const product = rowOf(store, item, 'productid')
  const unit = rowOf(store, item, 'uomid')
  if (!list) throw catalogueFault('0x80043b12')
  if (!product) throw catalogueFault('0x80043b11')
  if (!unit) throw catalogueFault('0x80043b0d')
  if ('productid' in changes) refuseProduct(product)
  const group = asTarget(unit.values['uomscheduleid'])
  if (asTarget(product.values['defaultuomscheduleid'])?.id !== group?.id) throw catalogueFault('0x80043b14')
  const percentage = item['percentage']
  if (typeof percentage === 'number' && (percentage < 0 || percentage >= 100_000)) throw catalogueFault('0x80043b0c')
  const twin = store
    .referencing('productpricelevel', 'pricelevelid', list.id)
    .find(
      (other) =>
        other.id !== id &&
        asTarget(other.values['productid'])?.id === product.id &&
        asTarget(other.values['uomid'])?.id === unit.id,
    )
  if (twin) throw catalogueFault('0x80043b08')
  changes['transactioncurrencyid'] = list.values['transactioncurrencyid'] ?? null
  changes['productnumber'] = product.values['productnumber'] ?? null
  changes['uomscheduleid'] = group ?? null
}

function refuseProduct({ values }: StoredRow): void {
  if (values['productstructure'] === family) throw catalogueFault('0x8004f902')
  if (values['statecode'] === productState.retired) throw catalogueFault('0x80061009')
}

function rowOf(store: Store, values: RowValues, column: string): StoredRow | undefined {
  const target = asTarget(values[column])
  return target && store.get(target.table, target.id)
}
