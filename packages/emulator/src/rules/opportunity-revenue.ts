import type { Rule } from '../write/rule.ts'
import { isDirectUpdate } from './closed-rows.ts'

/** A value that the system calculates from the products of a deal cannot be written by hand: it is left out without a word. */
export const opportunityRevenue: Rule = {
  name: 'opportunity: estimated value',
  tables: ['opportunity'],
  beforeCreate({ message }, { values }) {
    if (values['isrevenuesystemcalculated'] === true && message !== 'Import') delete values['estimatedvalue']
  },
  beforeUpdate(context, { before, changes }) {
    if (!isDirectUpdate(context)) return
    const calculated = changes['isrevenuesystemcalculated'] ?? before.values['isrevenuesystemcalculated']
    if (calculated === true) delete changes['estimatedvalue']
  },
}
