import type { Cascade, Relationship } from './schema.ts'

/** Lookups of things that belong to a row: notes, activities, contacts of an account, deals of a customer. */
export const parentalColumns: ReadonlySet<string> = new Set([
  'objectid',
  'regardingobjectid',
  'parentcustomerid',
  'customerid',
])

/**
 * What becomes of the rows that point at a row when it gets another owner or is shared. The platform's own relationships
 * by these lookups cascade (CascadeConfiguration in the table reference, e.g. of opportunity_customer_accounts and
 * Account_Annotation); others do what was said when they were made, and nothing unless something was said.
 */
export function cascadeOf(relationship: Relationship, action: 'Assign' | 'Share'): Cascade[typeof action] {
  const said = relationship.cascade?.[action]
  if (said !== undefined) return said
  return parentalColumns.has(relationship.referencingColumn) ? 'Cascade' : 'NoCascade'
}
