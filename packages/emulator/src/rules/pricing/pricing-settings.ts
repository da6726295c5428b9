import type { Store } from '../../store/store.ts'

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
  for (const { values } of store.rows('organization'))
    return {
      enabled: values['oobpricecalculationenabled'] === true,
      discountPerUnit: values['discountcalculationmethod'] === 1,
      priceDecimals: typeof values['pricingdecimalprecision'] === 'number' ? values['pricingdecimalprecision'] : 2,
    }
  return { enabled: false, discountPerUnit: false, priceDecimals: 2 }
}

const hundred = 100

/** A share of an amount in percent: `percentOf(80, 25)` is 20. */
export const percentOf = (amount: number, percentage: number): number => (amount * percentage) / hundred

export const amountOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
