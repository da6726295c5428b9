import { expect, test } from 'vitest'
import type { Plan, PlannedChange } from '../../api/api.gen.ts'
import { planOrigin } from './plan-origin.ts'
import { planTitle } from './plan-words.ts'

const aChange = (parts: Partial<PlannedChange>): PlannedChange => ({
  id: 'c1',
  kind: 'update',
  title: 'Change Aqualis',
  record: { table: 'account', id: 'a-1', name: 'Aqualis' },
  fields: [],
  warnings: [],
  ...parts,
})
const aPlan = (changes: PlannedChange[], parts: Partial<Plan> = {}): Plan => ({
  id: 'p-1',
  hash: 'h',
  state: 'applied',
  createdBy: { id: 'm-1', name: 'Mia Keller' },
  createdAt: '2026-03-01T00:00:00Z',
  changes,
  ...parts,
})
const note = aChange({ kind: 'add-note', title: 'Add note', record: { table: 'annotation', id: 'n-1', name: 'Visit' } })

test('after a record was created the way leads to it, not to a note written beside it', () => {
  const receipt: Plan['receipt'] = {
    appliedAt: '2026-03-01T00:00:00Z',
    appliedBy: { name: 'Mia Keller', systemUserId: 'u-1' },
    records: [
      { changeId: 'c1', table: 'annotation', id: 'n-1', name: 'Visit', url: '', outcome: 'created' },
      { changeId: 'c2', table: 'contact', id: 'k-1', name: 'Ines', url: '', outcome: 'created' },
    ],
  }
  expect(planOrigin(aPlan([note], { receipt }), undefined)).toMatchObject({ table: 'contact', id: 'k-1', name: 'Ines' })
})

test('a note leads back to the record it is on, which only the proposal names', () => {
  const proposal = {
    changes: [{ kind: 'add-note' as const, regarding: { table: 'account' as const, id: 'a-1' }, text: 'x' }],
  }
  expect(planOrigin(aPlan([note]), proposal)).toEqual({ table: 'account', id: 'a-1' })
  expect(planOrigin(aPlan([note, aChange({})]), proposal)).toMatchObject({ id: 'a-1', name: 'Aqualis' })
  expect(planOrigin(aPlan([note]), undefined)).toBeUndefined()
})

test('a record that was never created is nowhere to go to', () => {
  const create = aChange({ kind: 'create', record: { table: 'account', id: 'a-9', name: 'Rhône Eaux' } })
  expect(planOrigin(aPlan([create], { state: 'rejected' }), undefined)).toBeUndefined()
})

test('a plan is titled by its first change and how many follow', () => {
  expect(planTitle(aPlan([aChange({})]))).toBe('Change Aqualis')
  expect(planTitle(aPlan([aChange({}), note, note]))).toBe('Change Aqualis and 2 more')
})
