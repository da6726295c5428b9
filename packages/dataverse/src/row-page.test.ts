import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MalformedReplyError } from './errors.ts'
import { rowPageFrom } from './row-page.ts'
import { readContext } from './service.ts'

const context = readContext('GET', 'accounts')
const pageOf = (text: string): { rows: unknown[]; nextLink: string | undefined; envelope: unknown } => {
  const bytes = new TextEncoder().encode(text)
  const page = rowPageFrom({ status: 200, headers: {}, text: '', bytes }, context)
  return { rows: [...page.rows], nextLink: page.nextLink, envelope: page.envelope }
}
const row = (name: unknown): Record<string, unknown> => ({ '@odata.etag': 'W/"1"', name })

describe('The rows of a page', () => {
  test('are those of the reply, whatever their text', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.jsonValue(), (values, more) => {
        const reply = { '@odata.context': 'x', value: values.map(row), more }
        expect(pageOf(JSON.stringify(reply)).rows).toEqual(JSON.parse(JSON.stringify(reply.value)))
      }),
    )
  })

  test('may hold text that looks like the next row, or like the end of the list', () => {
    const rows = [row('},{"@odata.etag":'), row('a\\'), row('}],"@odata.nextLink":"x"}'), row('Søn €')]
    expect(pageOf(JSON.stringify({ value: rows, '@odata.nextLink': 'next' }))).toEqual({
      rows,
      nextLink: 'next',
      envelope: { value: [], '@odata.nextLink': 'next' },
    })
  })

  test('may have expanded rows with versions of their own', () => {
    const rows = [row('a'), { ...row('b'), contacts: [row('c'), row('d')] }, row('e'), row('f')]
    expect(pageOf(JSON.stringify({ value: rows })).rows).toEqual(rows)
  })

  test('end where the list ends, though something like rows comes after it', () => {
    const reply = { value: [row('a'), row('b')], '@odata.nextLink': 'next', warnings: [row('c')] }
    expect(pageOf(JSON.stringify(reply))).toMatchObject({ rows: reply.value, nextLink: 'next' })
  })

  test('need no version, and no rows at all', () => {
    expect(pageOf('{"value":[{"total":1},{"total":2}]}').rows).toEqual([{ total: 1 }, { total: 2 }])
    expect(pageOf('{ "value": [ {"@odata.etag":"1"} ] }').rows).toEqual([{ '@odata.etag': '1' }])
    expect(pageOf('{"value":[]}').rows).toEqual([])
  })
})

describe('A reply that is no whole list', () => {
  const whole = JSON.stringify({ value: [row('a'), row('b'), row('c')], '@odata.nextLink': 'next' })

  test('is refused wherever it was cut off, before any row is given out', () => {
    for (let length = 0; length < whole.length; length += 1) {
      const bytes = new TextEncoder().encode(whole.slice(0, length))
      expect(() => rowPageFrom({ status: 200, headers: {}, text: '', bytes }, context)).toThrow(MalformedReplyError)
    }
  })

  test('is refused at the row that is broken', () => {
    const bytes = new TextEncoder().encode(whole.replace('"name":"b"', '"name":b'))
    const rows = rowPageFrom({ status: 200, headers: {}, text: '', bytes }, context).rows[Symbol.iterator]()
    expect(rows.next().value).toEqual(row('a'))
    expect(() => rows.next()).toThrow(MalformedReplyError)
  })

  test.each(['<html></html>', 'null', '[]', '{"value":{}}', '{"value":[{"@odata.etag":1}'])(
    'is refused: %s',
    (text) => {
      expect(() => pageOf(text)).toThrow(MalformedReplyError)
    },
  )
})
