import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, aColumn, aTable, otherId, someId } from '../test/builders/tables.ts'
import { keyText, rowPath } from './row-key.ts'

const visit = aTable('bw_visit', 'bw_visits', [
  aColumn('bw_number'),
  aColumn('bw_round', 'Integer'),
  aColumn('bw_price', 'Money'),
  aColumn('bw_day', 'DateTime', { dateTimeBehavior: 'DateOnly' }),
  aColumn('bw_startsat', 'DateTime', { dateTimeBehavior: 'UserLocal' }),
  aColumn('bw_accountid', 'Lookup'),
])

/** Text with what is awkward in it more often than chance would have it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", "''", '#', ')', ',', ' ', '/', '%', '\n', '\u0000', '\uD800'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''))

const isUsable = (text: string): boolean => text !== '' && !/[/<>*%&:\\?+\p{Surrogate}]/u.test(text)

describe('row key', () => {
  test('an id is written bare, in lower case', () => {
    expect(rowPath(account, `{${someId.toUpperCase()}}`)).toBe(`accounts(${someId})`)
  })

  test('an alternate key is written by column type, lookups under the name they are read by', () => {
    const columns = {
      bw_number: "O'Brien, 7",
      bw_round: 2,
      bw_price: '1.50',
      bw_day: '2026-03-02',
      bw_accountid: otherId,
    }
    expect(keyText(visit, { columns })).toBe(
      `bw_number='O''Brien, 7',bw_round=2,bw_price=1.50,bw_day=2026-03-02,_bw_accountid_value=${otherId}`,
    )
    expect(rowPath(visit, { columns })).toBe(
      `bw_visits(bw_number='O''Brien,%207',bw_round=2,bw_price=1.50,bw_day=2026-03-02,_bw_accountid_value=${otherId})`,
    )
  })

  test.each(['/', '<', '>', '*', '%', '&', ':', '\\', '?', '+'])(
    'a value with %s is refused, because the service cannot find it',
    (character) => {
      expect(() => keyText(visit, { columns: { bw_number: `A${character}1` } })).toThrow('cannot be used')
    },
  )

  test.each([
    ['no column', {}],
    ['an empty value', { bw_number: '' }],
    ['half a character', { bw_number: 'A\uD800' }],
    ['a time of day, which holds colons', { bw_startsat: new Date(0) }],
  ])('a key with %s is refused', (_what, columns) => {
    expect(() => keyText(visit, { columns })).toThrow('cannot be used')
  })

  test('a value of another type, an unknown column and a text that is no id are refused', () => {
    expect(() => keyText(visit, { columns: { bw_round: 'two' } })).toThrow('whole number')
    expect(() => keyText(visit, { columns: { bw_numbr: 'A' } })).toThrow('has no column named bw_numbr')
    expect(() => keyText(visit, 'accounts(1)')).toThrow('is no id')
  })

  test('whatever text is accepted, it stays inside its quotes and comes back unchanged', () => {
    fc.assert(
      fc.property(anyText.filter(isUsable), (text) => {
        const url = new URL(`https://x/api/data/v9.2/${rowPath(visit, { columns: { bw_number: text } })}`)
        expect([url.search, url.hash]).toEqual(['', ''])
        const path = decodeURIComponent(url.pathname)
        expect(path).toMatch(/^\/api\/data\/v9\.2\/bw_visits\(bw_number='(?:[^']|'')*'\)$/u)
        expect(path.slice(path.indexOf("'") + 1, -2).replaceAll("''", "'")).toBe(text)
      }),
    )
  })

  test('whatever cannot be used is refused as such', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !isUsable(text)),
        (text) => {
          expect(() => rowPath(visit, { columns: { bw_number: text } })).toThrow('cannot be used')
        },
      ),
    )
  })

  test('numbers are written so that they read as the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(keyText(visit, { columns: { bw_round: number } })).toBe(`bw_round=${String(number)}`)
      }),
    )
  })
})
