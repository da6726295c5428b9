import type { Rule } from '../write/rule.ts'
import { toSeconds } from '../write/decode-value.ts'
import { closedActivityStates } from './closed-activities.ts'
import { isOneOf } from './closed-rows.ts'

/**
 * What the reference says of `actualend` of activities: by default the time at which the activity was completed or
 * canceled. What becomes of it when the activity is opened again is not said, and it stays.
 */
export const activityEnd: Rule = {
  name: 'activities: completed ones have an end',
  tables: 'all',
  beforeUpdate(context, { table, before, changes }) {
    if (!table.isActivity || !table.columns.has('actualend') || 'actualend' in changes) return
    const { statecode } = changes
    if (!isOneOf(closedActivityStates, statecode)) return
    if (before.values['statecode'] !== statecode && before.values['actualend'] === undefined)
      changes['actualend'] = toSeconds(context.now)
  },
}
