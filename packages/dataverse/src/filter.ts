export type FilterValue = string | number | boolean | null | Date
export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type TextOperator = 'contains' | 'startswith' | 'endswith'

/** A condition as data. Columns are logical names, or a path of navigation names ending in one: `primarycontactid/fullname`. */
export type Filter =
  | { kind: 'compare'; operator: ComparisonOperator; column: string; value: FilterValue }
  | { kind: 'text'; operator: TextOperator; column: string; text: string }
  | { kind: 'in'; column: string; values: readonly FilterValue[] }
  | { kind: 'and' | 'or'; filters: readonly Filter[] }
  | { kind: 'not'; filter: Filter }
  | { kind: 'any' | 'all'; navigation: string; filter: Filter }
  | { kind: 'function'; name: string; parameters: Readonly<Record<string, QueryFunctionValue>> }

export type QueryFunctionValue = string | number | boolean | readonly (string | number)[]

const compare =
  (operator: ComparisonOperator) =>
  (column: string, value: FilterValue): Filter => ({ kind: 'compare', operator, column, value })

const matchText =
  (operator: TextOperator) =>
  (column: string, text: string): Filter => ({ kind: 'text', operator, column, text })

export const eq = compare('eq')
export const ne = compare('ne')
export const gt = compare('gt')
export const ge = compare('ge')
export const lt = compare('lt')
export const le = compare('le')

/** Case-insensitive, as the service compares. `%`, `_` and `[` in the text mean themselves. */
export const contains = matchText('contains')
export const startsWith = matchText('startswith')
export const endsWith = matchText('endswith')

export const isIn = (column: string, values: readonly FilterValue[]): Filter => ({ kind: 'in', column, values })
export const and = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
export const or = (...filters: Filter[]): Filter => ({ kind: 'or', filters })
/** Not for query functions: the service has a `Not…` form of those. */
export const not = (filter: Filter): Filter => ({ kind: 'not', filter })
/** Rows with a related row that matches; the filter's columns are those of the related table. */
export const any = (navigation: string, filter: Filter): Filter => ({ kind: 'any', navigation, filter })
export const all = (navigation: string, filter: Filter): Filter => ({ kind: 'all', navigation, filter })

/** `callQueryFunction('EqualUserId', { PropertyName: 'ownerid' })`: one of the `Microsoft.Dynamics.CRM.*` query functions. */
export const callQueryFunction = (name: string, parameters: Readonly<Record<string, QueryFunctionValue>>): Filter => ({
  kind: 'function',
  name,
  parameters,
})
