import type { Rule } from '../write/rule.ts'

/** A value that the system calculates from the products of a deal cannot be written by hand: it is left out without a word. */
export const opportunityRevenue: Rule = {
  name: 'opportunity: estimated value',
  tables: ['opportunity'],
  beforeCreate({ message }, { values }) {
    if (values['isrevenuesystemcalculated'] === true && message !== 'Import') delete values['estimatedvalue']
  },
  beforeUpdate(_context, { before, changes }) {
    const calculated = changes['isrevenuesystemcalculated'] ?? before.values['isrevenuesystemcalculated']
    if (calculated === true) delete changes['estimatedvalue']
  },
}
