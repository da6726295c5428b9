import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aColumn, someId } from '../test/builders/tables.ts'
import { decimalText, literal, parseGuid, stringLiteral, wildcardsEscaped } from './literal.ts'

describe('literal', () => {
  test.each([
    [aColumn('name'), "O'Brien", "'O''Brien'"],
    [aColumn('name'), 42, "'42'"],
    [aColumn('accountid', 'Uniqueidentifier'), `{${someId.toUpperCase()}}`, someId],
    [aColumn('primarycontactid', 'Lookup'), someId, someId],
    [aColumn('statecode', 'State'), 0, '0'],
    [aColumn('statecode', 'State'), '1', '1'],
    [aColumn('revenue', 'Money'), '79228162514264337593543950335.1234', '79228162514264337593543950335.1234'],
    [aColumn('revenue', 'Money'), 1e21, '1000000000000000000000'],
    [aColumn('creditonhold', 'Boolean'), true, 'true'],
    [aColumn('creditonhold', 'Boolean'), 0, 'false'],
    [aColumn('createdon', 'DateTime'), new Date('2026-03-02T09:00:00Z'), '2026-03-02T09:00:00Z'],
    [aColumn('createdon', 'DateTime'), '2026-03-02T09:00:00+01:00', '2026-03-02T09:00:00+01:00'],
    [aColumn('name'), null, 'null'],
  ])('writes %o as its column type asks', (column, value, expected) => {
    expect(literal(column, value)).toBe(expected)
  })

  test('writes a date-only column as a date, whatever the time of day (P28)', () => {
    const column = aColumn('birthdate', 'DateTime', { dateTimeBehavior: 'DateOnly' })
    expect(literal(column, new Date('2026-03-02T23:59:59Z'))).toBe('2026-03-02')
    expect(literal(column, '2026-03-02')).toBe('2026-03-02')
  })

  test('a time without an offset is refused, except where the column has no zone (P28)', () => {
    expect(() =>
      literal(aColumn('createdon', 'DateTime', { dateTimeBehavior: 'UserLocal' }), '2026-03-02T09:00:00'),
    ).toThrow('needs a date and time with its offset')
    const independent = aColumn('bw_visitat', 'DateTime', { dateTimeBehavior: 'TimeZoneIndependent' })
    expect(literal(independent, '2026-03-02T09:00:00')).toBe('2026-03-02T09:00:00Z')
  })

  test.each([
    [aColumn('primarycontactid', 'Lookup'), "x' or 1 eq 1"],
    [aColumn('statecode', 'State'), '1 or true'],
    [aColumn('revenue', 'Money'), '1e400'],
    [aColumn('revenue', 'Money'), Number.NaN],
    [aColumn('numberofemployees', 'Integer'), 1.5],
    [aColumn('creditonhold', 'Boolean'), 'true or 1 eq 1'],
    [aColumn('createdon', 'DateTime'), '2026-13-45T00:00:00Z'],
    [aColumn('createdon', 'DateTime'), new Date('nonsense')],
  ])('refuses a value that would change the query: %#', (column, value) => {
    expect(() => literal(column, value)).toThrow(
      expect.objectContaining({ code: 'dataverse_invalid_value', sent: false }),
    )
  })

  test('the error names the column as the user knows it and not the value', () => {
    const column = aColumn('revenue', 'Money', { displayName: 'Annual Revenue' })
    expect(() => literal(column, 'secret words')).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('secret words') as string,
        fields: [{ column: 'revenue', label: 'Annual Revenue', problem: 'needs an amount' }],
      }),
    )
  })
})

describe('properties', () => {
  test('a string literal ends only at its own end, and means the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = stringLiteral(text)
        const inner = written.slice(1, -1)
        expect(inner.replaceAll("''", '')).not.toContain("'")
        expect(inner.replaceAll("''", "'")).toBe(text)
      }),
    )
  })

  test('a number keeps its value and needs no exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalText(value)
        expect(text).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(text)).toBe(Object.is(value, -0) ? 0 : value)
      }),
    )
  })

  test('wildcards are bracketed and nothing else changes', () => {
    expect(wildcardsEscaped('100% _sure [yes]')).toBe('100[%] [_]sure [[]yes]')
    fc.assert(fc.property(fc.string(), (text) => wildcardsEscaped(text).replaceAll(/\[([%_[])\]/g, '$1') === text))
  })

  test('only whole GUIDs are GUIDs', () => {
    fc.assert(fc.property(fc.uuid(), (id) => parseGuid(`{${id.toUpperCase()}}`) === id))
    expect(parseGuid(`${someId})`)).toBeUndefined()
    expect(parseGuid('')).toBeUndefined()
  })
})
