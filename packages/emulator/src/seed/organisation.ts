import type { Organisation } from '../operations/environment.ts'
import { seedId } from './seed-id.ts'

export const businessUnits = {
  root: { id: seedId('businessunit', 'root'), name: 'Brightwater' },
  europe: { id: seedId('businessunit', 'europe'), name: 'Europe' },
  americas: { id: seedId('businessunit', 'americas'), name: 'Americas' },
} as const
export type BusinessUnitKey = keyof typeof businessUnits

/** Exchange rates say how much of the currency one euro buys, as Dataverse counts from the base currency. */
export const currencies = {
  EUR: { id: seedId('transactioncurrency', 'EUR'), name: 'Euro', symbol: '€', exchangeRate: 1 },
  USD: { id: seedId('transactioncurrency', 'USD'), name: 'US Dollar', symbol: '$', exchangeRate: 1.08 },
  GBP: { id: seedId('transactioncurrency', 'GBP'), name: 'Pound Sterling', symbol: '£', exchangeRate: 0.86 },
} as const
export type CurrencyCode = keyof typeof currencies

/** The domain of the organisation's Entra tenant, of its people's user names and their mail. */
export const domain = 'brightwater.example'

/** Brightwater Instruments sells water analysers to laboratories. */
export const brightwater: Omit<Organisation, 'environmentUrl'> = {
  organizationId: seedId('organization'),
  uniqueName: 'brightwater',
  friendlyName: 'Brightwater Instruments',
  tenantId: seedId('tenant'),
  businessUnitId: businessUnits.root.id,
  baseCurrencyId: currencies.EUR.id,
  languageCode: 1033,
}
