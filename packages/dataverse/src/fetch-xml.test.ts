import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escaped, pagingCookie, parseFetchXml, unescaped } from './fetch-xml.ts'

/** Text with what is awkward in it more often than chance would have it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', "'", '<', '&', '&lt;', '\n', '\u0000', '\uD800'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''))

describe('FetchXML', () => {
  test('attributes of the query are added and replaced, the rest stays as it is', () => {
    const query = parseFetchXml(
      `<?xml version="1.0"?>\n<!-- <fetch top="1"> --><fetch\n  version='1.0' count = "5"><entity name='account'/></fetch>`,
    )
    expect(query.table).toBe('account')
    expect(query.attributes.get('count')).toBe('5')
    expect(query.with({ count: '10', page: '2' })).toBe(
      `<?xml version="1.0"?>\n<!-- <fetch top="1"> --><fetch version="1.0" count="10" page="2"><entity name='account'/></fetch>`,
    )
  })

  test('the table is that of the entity, not one in a comment or a value', () => {
    expect(
      parseFetchXml(
        `<fetch><!-- <entity name="lead"> --><entity name="contact"><link-entity name="account" /></entity></fetch>`,
      ).table,
    ).toBe('contact')
  })

  test.each(['', 'account', '<fetch>', '<fetch><entity /></fetch>', '<entity name="account"><fetch /></entity>'])(
    '%s is refused',
    (text) => {
      expect(() => parseFetchXml(text)).toThrow('no FetchXML')
    },
  )

  test('whatever is set as an attribute reads as the same text again', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const query = parseFetchXml('<fetch><entity name="account" /></fetch>').with({ 'paging-cookie': value })
        const again = parseFetchXml(query)
        expect(again.attributes.get('paging-cookie')).toBe(value)
        expect(again.table).toBe('account')
        expect(unescaped(escaped(value))).toBe(value)
      }),
    )
  })
})

describe('paging cookie', () => {
  test('whatever it holds is decoded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (inner) => {
        const encoded = encodeURIComponent(encodeURIComponent(inner)).replaceAll("'", '%2527')
        expect(pagingCookie(`<cookie pagenumber="2" pagingcookie="${encoded}" istracking="False" />`)).toBe(inner)
      }),
    )
  })

  test('is absent when the annotation is missing, empty or broken', () => {
    for (const annotation of [
      undefined,
      7,
      '',
      '<cookie pagenumber="2" />',
      '<cookie pagingcookie="" />',
      '<c pagingcookie="%" />',
    ])
      expect(pagingCookie(annotation)).toBeUndefined()
  })
})
