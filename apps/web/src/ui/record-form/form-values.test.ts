import { expect, test } from 'vitest'
import type { FieldDefinition } from '../../api/api.gen.ts'
import { changedFields, problemsOf } from './form-values.ts'

const aField = (column: string, parts: Partial<FieldDefinition> = {}): FieldDefinition => ({
  column,
  label: column.toUpperCase(),
  type: 'text',
  required: 'no',
  onCreate: true,
  onUpdate: true,
  ...parts,
})
const region = { table: 'bw_salesregion', id: 'r-1', name: 'Nordics', url: '' }

test('only what was changed is sent, and an emptied field is sent as null', () => {
  const fields = [aField('name'), aField('city'), aField('phone')]
  const before = { name: 'Aqualis', city: 'Bergen', phone: '+47 55' }
  expect(changedFields(fields, before, { name: 'Aqualis', city: ' Oslo ', phone: '' })).toEqual({
    city: 'Oslo',
    phone: null,
  })
})

test('each type goes out as the API takes it', () => {
  const fields = [
    aField('employees', { type: 'integer' }),
    aField('revenue', { type: 'money' }),
    aField('industry', { type: 'choice' }),
    aField('tags', { type: 'choices' }),
    aField('region', { type: 'lookup' }),
    aField('vip', { type: 'boolean' }),
  ]
  const now = { employees: '12', revenue: '90071992547409931.25', industry: '7', tags: ['A', 'B'], region, vip: true }
  expect(changedFields(fields, {}, now)).toEqual({
    employees: 12,
    // Money stays text: a double would round it (P48).
    revenue: '90071992547409931.25',
    industry: 7,
    tags: ['A', 'B'],
    region: { id: 'r-1', table: 'bw_salesregion' },
    vip: true,
  })
})

test('P21, P33: required fields and lengths are asked for before anything is sent, with the count', () => {
  const fields = [
    aField('name', { required: 'required', maxLength: 5 }),
    aField('region', { type: 'lookup', required: 'required' }),
  ]
  expect(problemsOf(fields, { name: 'Aqualis', region: null })).toEqual({
    name: '7 characters; this organisation allows 5.',
    region: 'REGION is required.',
  })
  expect(problemsOf(fields, { name: 'Aqua', region })).toEqual({})
})

test('numbers outside what the column takes are named with its bounds', () => {
  const fields = [aField('probability', { type: 'integer', min: 0, max: 100 })]
  expect(problemsOf(fields, { probability: '120' })).toEqual({ probability: 'At most 100.' })
  expect(problemsOf(fields, { probability: '1.5' })).toEqual({ probability: 'A whole number is needed.' })
  expect(problemsOf(fields, { probability: '' })).toEqual({})
})

test('P28: a time goes out with the offset of the clock it was read from, a date without any', () => {
  const fields = [aField('meeting', { type: 'datetime' }), aField('closing', { type: 'date' })]
  const sent = changedFields(fields, {}, { meeting: '2026-03-31T10:00', closing: '2026-03-31' })
  expect(sent['meeting']).toMatch(/^2026-03-31T10:00[+-]\d\d:\d\d$/)
  expect(new Date(sent['meeting'] as string)).toEqual(new Date(2026, 2, 31, 10, 0))
  expect(sent['closing']).toBe('2026-03-31')
})
