import { DataverseFault } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import type { Environment } from './environment.ts'

/** As shipped (learn.microsoft.com, "Organization table", ExpireChangeTrackingInDays). */
const shippedDaysKept = 7

/** `919042!08/22/2017 08:10:44`, percent-encoded in lower-case hex as in the service's delta links. */
export function writeDeltaToken(version: number, at: Date): string {
  const [date = '', time = ''] = at.toISOString().slice(0, 19).split('T')
  const [year, month, day] = date.split('-')
  return encodeURIComponent(`${version}!${month}/${day}/${year} ${time}`)
    .replaceAll('!', '%21')
    .replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
}

/** The version a token stands for. */
export function readDeltaToken(token: string, { now, daysKept }: { now: Date; daysKept: number }): number {
  const found = /^(\d+)!(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(token)
  if (!found) throw malformed(`The $deltatoken '${token}' is malformed.`)
  const [, version, month, day, year, time] = found
  const taken = Date.parse(`${year}-${month}-${day}T${time}Z`)
  if (now.getTime() - taken > daysKept * 86_400_000) throw expired()
  return Number(version)
}

/** `organization.expirechangetrackingindays`. */
export function daysChangesAreKept({ store, organisation }: Environment): number {
  const days = store.get('organization', organisation.organizationId)?.values['expirechangetrackingindays']
  return typeof days === 'number' ? days : shippedDaysKept
}

export const expired = (): DataverseFault =>
  new DataverseFault(
    400,
    '0x80044352',
    'Version stamp associated with the client has expired. Please perform a full sync.',
  )
