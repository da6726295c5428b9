import { expect, test } from 'vitest'
import { daysBetween, formatAgo, formatDay, formatMoney, initialsOf, safeWebAddress, totals } from './format.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR', formatted: `€${amount}` })

test('money shows its own currency in the reader’s notation', () => {
  expect(formatMoney(eur('48000.50'), 'en-GB')).toBe('€48,000.50')
  expect(formatMoney({ amount: '48000', currency: 'CHF', formatted: '' }, 'en-GB')).toBe('CHF\u00a048,000')
  expect(formatMoney(null, 'en-GB')).toBe('')
})

test('P48: an amount beyond what a double holds keeps every digit', () => {
  expect(formatMoney(eur('90071992547409931.25'), 'en-GB')).toBe('€90,071,992,547,409,931.25')
})

test('a currency that Intl does not know is shown as Dynamics formats it', () => {
  expect(formatMoney({ amount: '5', currency: 'not-a-code', formatted: '5 points' }, 'en-GB')).toBe('5 points')
  expect(formatMoney({ amount: '5', currency: 'XXX', formatted: '5.00' }, 'en-GB')).toBe('5.00')
})

test('amounts of several currencies are never added together', () => {
  expect(totals([eur('10.10'), eur('5'), { amount: '7', currency: 'GBP', formatted: '' }, null])).toMatchObject([
    { amount: '15.10', currency: 'EUR' },
    { amount: '7.00', currency: 'GBP' },
  ])
})

test('P28: a date without a time does not move by a day, whatever the time zone of the machine', () => {
  expect(formatDay('2026-03-01', 'en-GB')).toBe('1 Mar 2026')
  expect(formatDay('no date', 'en-GB')).toBe('no date')
  expect(formatDay(undefined)).toBe('')
})

test('how long ago is said in the largest fitting unit', () => {
  const now = new Date('2026-03-10T12:00:00Z')
  expect(formatAgo('2026-03-09T11:00:00Z', now, 'en')).toBe('yesterday')
  expect(formatAgo('2026-03-10T09:00:00Z', now, 'en')).toBe('3 hours ago')
  expect(formatAgo('2026-03-10T11:59:50Z', now, 'en')).toBe('this minute')
  expect(daysBetween('2026-03-01T13:00:00Z', now)).toBe(8)
})

test('initials are those of the first and the last word', () => {
  expect(initialsOf('Ada Maria Lindqvist')).toBe('AL')
  expect(initialsOf('Mia')).toBe('M')
})

test('a website written into CRM becomes a link only when it is a web address', () => {
  expect(safeWebAddress('www.example.com')).toBe('https://www.example.com/')
  expect(safeWebAddress('http://example.com/a')).toBe('http://example.com/a')
  expect(safeWebAddress('javascript:alert(1)')).toBeUndefined()
  expect(safeWebAddress('data:text/html,<script>')).toBeUndefined()
  expect(safeWebAddress('')).toBeUndefined()
})
