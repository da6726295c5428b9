import { asTarget } from '../../query/column-reader.ts'
import { textOf } from '../../store/text-of.ts'
import type { Rule } from '../../write/rule.ts'
import { catalogueFault } from './catalogue-fault.ts'

/** A group of units begins with its base unit, whose name comes with it. */
export const unitGroup: Rule = {
  name: 'uomschedule: base unit',
  tables: ['uomschedule'],
  beforeCreate(_context, { values }) {
    if (textOf(values['baseuomname']) === '') throw catalogueFault('0x80043810')
  },
  afterCreate(context, { row }) {
    context.create('uom', {
      name: row.values['baseuomname'] ?? null,
      quantity: 1,
      isschedulebaseuom: true,
      uomscheduleid: { table: 'uomschedule', id: row.id },
    })
  },
}

/** Other units of the group are so many of another one. */
export const unit: Rule = {
  name: 'uom: unit of a group',
  tables: ['uom'],
  beforeCreate({ store }, { values }) {
    const group = asTarget(values['uomscheduleid'])
    if (!group) throw catalogueFault('0x80043b0a')
    if (textOf(values['name']) === '') throw catalogueFault('0x80043b26')
    const base = asTarget(values['baseuom'])
    const groupOfBase = base && asTarget(store.get('uom', base.id)?.values['uomscheduleid'])
    if (base && groupOfBase?.id !== group.id) throw catalogueFault('0x80043b0b')
  },
  beforeDelete({ depth }, { row }) {
    // It goes with its group.
    if (row.values['isschedulebaseuom'] === true && depth === 1) throw catalogueFault('0x80043b03')
  },
}
