import type { Money } from '../api/api.gen.ts'

/** ISO 4217's "no currency": what the server says where the reader may not see which one it is. */
const unknownCurrency = 'XXX'

/** Money in the reader's own notation. The exact decimal goes to Intl as text, so that large amounts are not rounded. */
export function formatMoney(money: Money, locale?: string): string {
  if (money === null) return ''
  if (money.currency === unknownCurrency) return money.formatted
  const whole = /^-?\d+(\.0+)?$/.test(money.amount)
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      minimumFractionDigits: whole ? 0 : 2,
    }).format(money.amount as Intl.StringNumericLiteral)
  } catch {
    return money.formatted
  }
}

/** Adds money of one currency; amounts of other currencies are kept apart, for we know no rates. */
export function totals(amounts: readonly Money[]): NonNullable<Money>[] {
  const sums = new Map<string, number>()
  for (const money of amounts) {
    if (money !== null) sums.set(money.currency, (sums.get(money.currency) ?? 0) + Number(money.amount))
  }
  return [...sums]
    .sort((one, other) => other[1] - one[1])
    .map(([currency, sum]) => ({ amount: sum.toFixed(2), currency, formatted: `${currency} ${sum.toFixed(2)}` }))
}

export function formatTotals(amounts: readonly Money[], locale?: string): string {
  return totals(amounts)
    .map((money) => formatMoney({ ...money, amount: Number(money.amount).toFixed(0) }, locale))
    .join(' + ')
}

/** A day without a time stays that day in every time zone (P28). */
export function formatDay(day: string | undefined, locale?: string): string {
  if (day === undefined) return ''
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at.getTime())
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}

export function formatInstant(iso: string | undefined, locale?: string): string {
  const at = instant(iso)
  if (at === undefined) return iso ?? ''
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

export function formatAgo(iso: string | undefined, now: Date = new Date(), locale?: string): string {
  const at = instant(iso)
  if (at === undefined) return iso ?? ''
  const seconds = (at.getTime() - now.getTime()) / 1000
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  return step === undefined ? relative.format(0, 'minute') : relative.format(Math.round(seconds / step[1]), step[0])
}

/** The calendar day where the reader is; `toISOString` would give the day in Greenwich. */
export function dayOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export function daysBetween(iso: string, now: Date = new Date()): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(iso).getTime()) / 86_400_000))
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

/** A link that may come from CRM text: only web addresses are followed, never `javascript:` and the like. */
export function safeWebAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const withScheme = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`
  try {
    const url = new URL(withScheme)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    return undefined
  }
}

function instant(iso: string | undefined): Date | undefined {
  if (iso === undefined) return undefined
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? undefined : at
}
