import type { Switches } from '../write/switches.ts'

/** What two texts must have in common to be the same to a condition. */
export type Fold = (text: string) => string

/** "All filters using string values are case insensitive", says the page on filtering. */
export const lowerCase: Fold = (text) => text.toLowerCase()

const withoutAccents: Fold = (text) => {
  const lower = text.toLowerCase()
  return /[^\u0020-\u007e]/.test(lower) ? lower.normalize('NFD').replaceAll(/\p{M}/gu, '') : lower
}

/** Whether `é` is `e` depends on the collation of the environment's database, of which no page speaks. */
export const foldFor = ({ accentsInFilters }: Switches): Fold =>
  accentsInFilters === 'ignored' ? withoutAccents : lowerCase
