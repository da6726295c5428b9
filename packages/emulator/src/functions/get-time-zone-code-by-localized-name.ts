import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'
import { stringParameter } from './parameters.ts'

const english = 1033

/** Microsoft Time Zone Index Values (page ms912391 of the previous documentation), which the service's codes are. */
const codes: Readonly<Record<string, number>> = {
  'Dateline Standard Time': 0,
  'Samoa Standard Time': 1,
  'Hawaiian Standard Time': 2,
  'Alaskan Standard Time': 3,
  'Pacific Standard Time': 4,
  'Mountain Standard Time': 10,
  'Central Standard Time': 20,
  'Canada Central Standard Time': 25,
  'Central America Standard Time': 33,
  'Eastern Standard Time': 35,
  'Atlantic Standard Time': 50,
  'GMT Standard Time': 85,
  'Greenwich Standard Time': 90,
  'Central Europe Standard Time': 95,
  'Central European Standard Time': 100,
  'Romance Standard Time': 105,
  'W. Europe Standard Time': 110,
}

export const getTimeZoneCodeByLocalizedName: FunctionOperation = {
  kind: 'function',
  name: 'GetTimeZoneCodeByLocalizedName',
  run(context, parameters) {
    const name = stringParameter(parameters, 'LocalizedStandardName')
    const locale = parameters.get('LocaleId')
    if (locale?.type !== 'number') throw unresolvedParameters()
    const TimeZoneCode = Number(locale.value) === english ? codes[name] : undefined
    if (TimeZoneCode === undefined)
      throw new NotEmulated(`the time zone '${name}' in the language ${String(locale.value)}`)
    return responseReply(context, 'GetTimeZoneCodeByLocalizedName', { TimeZoneCode })
  },
}
