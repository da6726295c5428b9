import type { Rule } from '../write/rule.ts'
import { isDirectUpdate, refuseClosed } from './closed-rows.ts'

/** Completed and canceled. */
export const closedActivityStates: readonly number[] = [1, 2]

/** Completed and canceled activities accept nothing but being opened again. */
export const closedActivities: Rule = {
  name: 'activities: closed ones are read-only',
  tables: 'all',
  beforeUpdate(context, { table, before, changes }) {
    if (table.isActivity && isDirectUpdate(context)) refuseClosed(before, changes, closedActivityStates)
  },
}
