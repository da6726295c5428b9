import { refusedByPlugin } from '../errors/faults.ts'
import type { Rule } from '../write/rule.ts'

/** A plug-in of this organisation, as customers write them: no account without a sales region. */
export const accountNeedsRegion: Rule = {
  name: 'Brightwater: every account belongs to a sales region',
  isPlugin: true,
  tables: ['account'],
  beforeCreate({ message }, { values }) {
    if (message !== 'Import' && !values['bw_salesregionid'])
      throw refusedByPlugin('Brightwater rule: every account belongs to a sales region. Choose one in Sales Region.')
  },
}
