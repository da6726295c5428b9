import { asTarget } from '../../query/column-reader.ts'
import type { Store } from '../../store/store.ts'
import { textOf } from '../../store/text-of.ts'
import type { Rule, RowValues } from '../../write/rule.ts'
import { organisationOf } from '../organisation-of.ts'
import { catalogueFault } from './catalogue-fault.ts'
import { productState, refuseWay } from './product-state.ts'

const family = 2

/**
 * A product has a number of its own and, unless it is a family, units of one group. It begins as a draft, or active where
 * the organisation says so, and is published, revised and retired from there.
 */
export const product: Rule = {
  name: 'product: catalogue',
  tables: ['product'],
  beforeCreate({ store }, { id, values }) {
    values['productstructure'] ??= 1
    if (startsActive(store, values)) Object.assign(values, { statecode: productState.active, statuscode: 1 })
    check(store, id, values)
  },
  beforeUpdate({ store, message }, { before, changes }) {
    check(store, before.id, { ...before.values, ...changes })
    if (message !== 'Import') refuseWay(before.values['statecode'], changes['statecode'])
  },
}

const startsActive = (store: Store, values: RowValues): boolean =>
  values['statecode'] === productState.draft &&
  !asTarget(values['parentproductid']) &&
  organisationOf(store)['createproductswithoutparentinactivestate'] === true

function check(store: Store, id: string, values: RowValues): void {
  const number = textOf(values['productnumber'])
  if (number === '') throw catalogueFault('0x80043b05')
  for (const other of store.rows('product'))
    if (other.id !== id && textOf(other.values['productnumber']).toLowerCase() === number.toLowerCase())
      throw catalogueFault('0x80043b06')
  if (values['productstructure'] === family) return
  const group = asTarget(values['defaultuomscheduleid'])
  if (!group) throw catalogueFault('0x80043b13')
  const unit = asTarget(values['defaultuomid'])
  const groupOfUnit = unit && asTarget(store.get('uom', unit.id)?.values['uomscheduleid'])
  if (unit && groupOfUnit?.id !== group.id) throw catalogueFault('0x80043b14')
}
