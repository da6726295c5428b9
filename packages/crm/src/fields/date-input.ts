import type { ColumnMetadata } from '@liaison/dataverse'
import type { FieldInput } from './field-input.ts'
import { parsed, type ParsedInput, refused } from './parsed-input.ts'

const date = String.raw`(\d{4})-(\d{2})-(\d{2})`
const dateOnly = new RegExp(`^${date}$`)
const dateTime = new RegExp(`^${date}[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,7})?)?(Z|[+-]\\d{2}:\\d{2})?$`, 'i')

/** By the behaviour of the column: a date that has no time of day must never pass through a time zone (P28). */
export function parseDate(column: ColumnMetadata, input: FieldInput): ParsedInput {
  if (typeof input !== 'string') return refused('needs a date as text')
  const text = input.trim()
  if (column.dateTimeBehavior === 'DateOnly') return parseDateOnly(text)
  return column.dateTimeBehavior === 'TimeZoneIndependent' ? parseWallClock(text) : parseInstant(text)
}

function parseDateOnly(text: string): ParsedInput {
  const match = dateOnly.exec(text)
  if (match) return isRealDate(match) ? parsed(text, text) : refused('is no date of the calendar')
  const withTime = dateTime.exec(text)
  // Midnight as it is written is a date in the writer's words; any other time would need a zone to become one.
  if (withTime && withTime[4] === '00' && withTime[5] === '00' && isRealDate(withTime)) {
    const day = text.slice(0, 10)
    return parsed(day, day)
  }
  return refused('needs a date as yyyy-mm-dd, without a time of day')
}

function parseWallClock(text: string): ParsedInput {
  const match = dateTime.exec(dateOnly.test(text) ? `${text}T00:00` : text)
  if (!match || !isRealDate(match) || !isRealTime(match)) return refused('needs date and time as yyyy-mm-ddThh:mm')
  const zone = match[7]
  if (zone !== undefined && zone.toUpperCase() !== 'Z') {
    return refused('has no time zone: give date and time as yyyy-mm-ddThh:mm, without an offset')
  }
  const [, year, month, day, hour, minute, second = '00'] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  return parsed(local, local.replace('T', ' ').slice(0, 16))
}

function parseInstant(text: string): ParsedInput {
  const match = dateTime.exec(text)
  if (!match || !isRealDate(match) || !isRealTime(match) || match[7] === undefined) {
    return refused('needs date and time with an offset, such as 2026-03-31T10:00:00+02:00 or 2026-03-31T08:00:00Z')
  }
  const instant = new Date(text.replace(' ', 'T').toUpperCase())
  if (Number.isNaN(instant.getTime())) return refused('is no time of the calendar')
  const utc = instant.toISOString().replace(/\.\d{3}Z$/, 'Z')
  return parsed(utc, `${utc.slice(0, 16).replace('T', ' ')} UTC`)
}

/** The 30th of February is a Date to JavaScript: the 2nd of March. */
function isRealDate([, year, month, day]: RegExpExecArray): boolean {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

const isRealTime = (match: RegExpExecArray): boolean =>
  Number(match[4]) < 24 && Number(match[5]) < 60 && Number(match[6] ?? 0) < 60
