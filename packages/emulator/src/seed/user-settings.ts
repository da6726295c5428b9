import type { Environment } from '../operations/environment.ts'
import type { RowValues } from '../write/rule.ts'
import { currencies } from './currencies.ts'

const timeZoneParts = ['Bias', 'Day', 'DayOfWeek', 'Hour', 'Minute', 'Month', 'Second', 'Year']

/** Coordinated Universal Time, which has no other time in summer: what the emulator writes times in. */
const utc: RowValues = {
  timezonecode: 92,
  timezonebias: 0,
  ...Object.fromEntries(
    ['daylight', 'standard'].flatMap((time) =>
      timeZoneParts.map((part) => [`timezone${time}${part.toLowerCase()}`, 0] as const),
    ),
  ),
}

/** How texts, numbers and times are written in the English of the United States. */
const american: RowValues = {
  amdesignator: 'AM',
  pmdesignator: 'PM',
  calendartype: 0,
  currencydecimalprecision: 2,
  pricingdecimalprecision: 2,
  currencyformatcode: 0,
  dateformatcode: 0,
  dateseparator: '/',
  decimalsymbol: '.',
  numberseparator: ',',
  fullnameconventioncode: 0,
  longdateformatcode: 0,
  negativecurrencyformatcode: 1,
  negativeformatcode: 1,
  timeformatcode: 0,
}

/** What Outlook and the pages of the product do; nothing here reads it. */
const application: RowValues = {
  addressbooksyncinterval: 86_400_000,
  advancedfindstartupmode: 1,
  autocaptureuserstatus: 0,
  autocreatecontactonpromote: 1,
  datavalidationmodeforexporttoexcel: 0,
  entityformmode: 0,
  incomingemailfilteringmethod: 1,
  offlinesyncinterval: 900_000,
  outlooksyncinterval: 900_000,
  paginglimit: 50,
  reportscripterrors: 1,
  visualizationpanelayout: 1,
}

/** As everyone begins: the organisation's language and currency. */
export const userSettings = ({ organisation }: Environment, businessunitid: string): RowValues => ({
  ...utc,
  ...american,
  ...application,
  businessunitid,
  uilanguageid: organisation.languageCode,
  helplanguageid: organisation.languageCode,
  localeid: organisation.languageCode,
  transactioncurrencyid: { table: 'transactioncurrency', id: organisation.baseCurrencyId },
  currencysymbol: currencies.EUR.symbol,
})
