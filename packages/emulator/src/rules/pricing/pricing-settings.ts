import type { Store } from '../../store/store.ts'
import { organisationOf } from '../organisation-of.ts'

export interface PricingSettings {
  /** Whether the service calculates prices itself. A custom CalculatePrice plug-in takes its place otherwise. */
  enabled: boolean
  /** A manual discount is of each unit, not of the whole line. */
  discountPerUnit: boolean
  /** Decimals of prices per unit. */
  priceDecimals: number
}

/** The organisation's own columns say how it calculates (learn.microsoft.com "Product discounting methods", "Use custom pricing for products"). */
export function pricingSettings(store: Store): PricingSettings {
  const { oobpricecalculationenabled, discountcalculationmethod, pricingdecimalprecision } = organisationOf(store)
  return {
    enabled: oobpricecalculationenabled === true,
    discountPerUnit: discountcalculationmethod === 1,
    priceDecimals: typeof pricingdecimalprecision === 'number' ? pricingdecimalprecision : 2,
  }
}

const hundred = 100

/** A share of an amount in percent: `percentOf(80, 25)` is 20. */
export const percentOf = (amount: number, percentage: number): number => (amount * percentage) / hundred

export const amountOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
