import { DataverseFault, NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Schema } from '../../schema/schema.ts'

const dayMs = 86_400_000

/** `74812162!10/09/2022 22:10:22`: the schema's version and the time, as recorded traffic has them (rmc-01). */
export function versionStamp({ version }: Schema, now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${version}!${month}/${day}/${year} ${time.slice(0, 8)}`
}

/**
 * The version a stamp was made at.
 *
 * @throws {DataverseFault} 0x80044352 when deletions since then are no longer known: after `expireSubscriptionsInDays`
 * (90 unless the organisation says otherwise), or when the server lost track of them (page cache-schema-data).
 */
export function readVersionStamp(stamp: string, schema: Schema, expireAfterDays: number, now: Date): number {
  const [, version, month, day, year, time] = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(stamp) ?? []
  if (version === undefined) throw new NotEmulated(`the ClientVersionStamp ${JSON.stringify(stamp)}`)
  const age = now.getTime() - Date.parse(`${year}-${month}-${day}T${time}Z`)
  if (age > expireAfterDays * dayMs || Number(version) < schema.history.knownSince) throw expired()
  return Number(version)
}

const expired = (): DataverseFault =>
  new DataverseFault(
    400,
    '0x80044352',
    'Version stamp associated with the client has expired. Please perform a full sync.',
  )
