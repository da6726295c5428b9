import type { QueryFunctionName, QueryFunctionParameters, QueryFunctionValue } from './query-functions.ts'

/** A value to compare with: text, a number (of a choice its value), yes or no, a time, or null for empty. */
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

// The types below keep the names and values they were given, so that a typed client can check them. All are a Filter.
// They come from the arguments alone (NoInfer): what a place expects may be thousands of conditions, too many to infer from.
export interface Comparison<Column extends string, Value extends FilterValue> {
  kind: 'compare'
  operator: ComparisonOperator
  column: Column
  value: Value
}

export interface TextMatch<Column extends string> {
  kind: 'text'
  operator: TextOperator
  column: Column
  text: string
}

const compare =
  (operator: ComparisonOperator) =>
  <Column extends string, Value extends FilterValue>(
    column: Column,
    value: Value,
  ): Comparison<NoInfer<Column>, NoInfer<Value>> => ({
    kind: 'compare',
    operator,
    column,
    value,
  })

const matchText =
  (operator: TextOperator) =>
  <Column extends string>(column: Column, text: string): TextMatch<NoInfer<Column>> => ({
    kind: 'text',
    operator,
    column,
    text,
  })

/** Equal; text without regard to case. Null finds what is empty. Of a lookup the value is an id. */
export const eq = compare('eq')
/** Not equal; `ne(column, null)` finds what is not empty. */
export const ne = compare('ne')
/** Greater. */
export const gt = compare('gt')
/** Greater or equal. */
export const ge = compare('ge')
/** Less. */
export const lt = compare('lt')
/** Less or equal. */
export const le = compare('le')

/** Case-insensitive, as the service compares. `%`, `_` and `[` in the text mean themselves. */
export const contains = matchText('contains')
/** The text begins with this one; as `contains` compares. */
export const startsWith = matchText('startswith')
/** The text ends with this one; as `contains` compares. */
export const endsWith = matchText('endswith')

/** One of the values; with none no row matches. */
export const isIn = <Column extends string, const Value extends FilterValue>(
  column: Column,
  values: readonly Value[],
): { kind: 'in'; column: Column; values: readonly NoInfer<Value>[] } => ({ kind: 'in', column, values })
/** All of them; with none every row matches. */
export const and = <const F extends readonly Filter[]>(...filters: F): { kind: 'and'; filters: NoInfer<F> } => ({
  kind: 'and',
  filters,
})
/** At least one of them; with none no row matches. */
export const or = <const F extends readonly Filter[]>(...filters: F): { kind: 'or'; filters: NoInfer<F> } => ({
  kind: 'or',
  filters,
})
/** Not for query functions: the service has a `Not…` form of those. */
export const not = <F extends Filter>(filter: F): { kind: 'not'; filter: NoInfer<F> } => ({ kind: 'not', filter })
/** Rows with a related row that matches; the filter's columns are those of the related table. */
export const any = <Navigation extends string, F extends Filter>(
  navigation: Navigation,
  filter: F,
): { kind: 'any'; navigation: NoInfer<Navigation>; filter: NoInfer<F> } => ({ kind: 'any', navigation, filter })
/** Rows all of whose related rows match; the filter's columns are those of the related table. */
export const all = <Navigation extends string, F extends Filter>(
  navigation: Navigation,
  filter: F,
): { kind: 'all'; navigation: NoInfer<Navigation>; filter: NoInfer<F> } => ({ kind: 'all', navigation, filter })

/** `callQueryFunction('EqualUserId', { PropertyName: 'ownerid' })`: one of the `Microsoft.Dynamics.CRM.*` query functions. */
export const callQueryFunction = <const Name extends QueryFunctionName | (string & {})>(
  name: Name,
  parameters: QueryFunctionParameters<Name>,
): Filter => ({
  kind: 'function',
  name,
  parameters: { ...parameters },
})
