import { brightwater } from '../organisation.ts'
import { seedId } from './seed-id.ts'

/** An exchange rate says how much of the currency one unit of the base currency buys. */
export const currencies = {
  EUR: { id: brightwater.baseCurrencyId, name: 'Euro', symbol: '€', exchangeRate: 1 },
  USD: { id: seedId('transactioncurrency', 'USD'), name: 'US Dollar', symbol: '$', exchangeRate: 1.08 },
  GBP: { id: seedId('transactioncurrency', 'GBP'), name: 'Pound Sterling', symbol: '£', exchangeRate: 0.86 },
} as const

export type CurrencyCode = keyof typeof currencies
