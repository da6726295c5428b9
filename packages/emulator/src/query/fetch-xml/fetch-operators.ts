import type { Comparison } from '../../odata/expression.ts'

// The operators of the reference page "condition operator values" and what they mean in the Web API.

export const comparisons: Readonly<Record<string, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  neq: 'ne',
  gt: 'gt',
  ge: 'ge',
  lt: 'lt',
  le: 'le',
}

export const nullTests: Readonly<Record<string, Comparison>> = { null: 'eq', 'not-null': 'ne' }

export const patterns: Readonly<Record<string, { method: 'like' | 'startswith' | 'endswith'; negated: boolean }>> = {
  like: { method: 'like', negated: false },
  'not-like': { method: 'like', negated: true },
  'begins-with': { method: 'startswith', negated: false },
  'not-begin-with': { method: 'startswith', negated: true },
  'ends-with': { method: 'endswith', negated: false },
  'not-end-with': { method: 'endswith', negated: true },
}

/** Operators whose query function has another name than theirs in upper case. */
const functionNames: Readonly<Record<string, string>> = {
  'eq-userid': 'EqualUserId',
  'ne-userid': 'NotEqualUserId',
  'eq-userlanguage': 'EqualUserLanguage',
  'eq-userteams': 'EqualUserTeams',
  'eq-useroruserteams': 'EqualUserOrUserTeams',
  'eq-useroruserhierarchy': 'EqualUserOrUserHierarchy',
  'eq-useroruserhierarchyandteams': 'EqualUserOrUserHierarchyAndTeams',
  'eq-businessid': 'EqualBusinessId',
  'ne-businessid': 'NotEqualBusinessId',
  'not-contain-values': 'DoesNotContainValues',
  'eq-or-under': 'UnderOrEqual',
  'eq-or-above': 'AboveOrEqual',
  'last-seven-days': 'Last7Days',
  'next-seven-days': 'Next7Days',
}

const sameNames = new Set(
  [
    'above under not-under between not-between in not-in contain-values on on-or-after on-or-before',
    'today tomorrow yesterday this-week this-month this-year last-week last-month last-year next-week next-month',
    'next-year last-x-hours last-x-days last-x-weeks last-x-months last-x-years next-x-hours next-x-days next-x-weeks',
    'next-x-months next-x-years olderthan-x-minutes olderthan-x-hours olderthan-x-days olderthan-x-weeks',
    'olderthan-x-months olderthan-x-years in-fiscal-period in-fiscal-year in-fiscal-period-and-year',
    'in-or-after-fiscal-period-and-year in-or-before-fiscal-period-and-year this-fiscal-period this-fiscal-year',
    'last-fiscal-period last-fiscal-year next-fiscal-period next-fiscal-year last-x-fiscal-periods',
    'last-x-fiscal-years next-x-fiscal-periods next-x-fiscal-years',
  ].flatMap((names) => names.split(' ')),
)

/** Operators that are query functions. */
export const functionOperators: readonly string[] = [...Object.keys(functionNames), ...sameNames]

/** `last-x-days` → `LastXDays`, `olderthan-x-months` → `OlderThanXMonths`; undefined for what is no operator. */
export function functionName(operator: string): string | undefined {
  const known = functionNames[operator]
  if (known !== undefined || !sameNames.has(operator)) return known
  return operator
    .replace(/^olderthan/, 'older-than')
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}
