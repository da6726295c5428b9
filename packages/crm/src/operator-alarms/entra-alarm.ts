import type { EntraError, EntraOutcome } from '@liaison/dataverse/entra'
import type { AlarmArea } from './operator-alarm.ts'
import type { NewOperatorAlarm } from './operator-alarm.store.ts'

const areas: Readonly<Partial<Record<EntraOutcome, AlarmArea>>> = {
  operator: 'credential',
  configuration: 'registration',
}

/** What a refusal of Entra tells whoever runs the installation; undefined when it is about the person. */
export function entraAlarm(error: EntraError): NewOperatorAlarm | undefined {
  const area = areas[error.outcome]
  if (area === undefined) return undefined
  const { code, message: title, help, aadsts, correlationId } = error
  return {
    area,
    code,
    title,
    help,
    ...(aadsts === undefined ? {} : { serviceCode: `AADSTS${aadsts}` }),
    ...(correlationId === undefined ? {} : { correlationId }),
  }
}
