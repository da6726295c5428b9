import { describe, expect, test } from 'vitest'
import { arrangeOperations } from './arrange-operations.ts'
import type { PlannedOperation, StoredValues } from './planned-operation.ts'

const anUpdate = (changeId: string, values: StoredValues, id = 'deal'): PlannedOperation => ({
  kind: 'update',
  changeIds: [changeId],
  table: 'opportunity',
  id,
  etag: 'W/"1"',
  values,
  expected: Object.keys(values).map((column) => ({
    column,
    label: column,
    before: null,
    after: JSON.stringify(values[column]),
  })),
})
const aNote: PlannedOperation = { kind: 'create', changeId: 'n', table: 'annotation', id: 'note', values: {} }
const aClosing = (changeId: string): PlannedOperation => ({
  kind: 'close',
  changeId,
  action: 'WinOpportunity',
  opportunityId: 'deal',
  etag: 'W/"1"',
  activityId: changeId,
  status: 3,
  values: {},
  expected: [{ column: 'statecode', label: 'Status', before: 'Open', after: 'Won' }],
})

describe('the change set', () => {
  test('updates first, then makes new rows, and closes last', () => {
    const { operations } = arrangeOperations([aClosing('c'), aNote, anUpdate('u', { name: 'A' })])
    expect(operations.map(({ kind }) => kind)).toEqual(['update', 'create', 'close'])
  })

  test('holds one update for each row', () => {
    const { operations, problems } = arrangeOperations([
      anUpdate('c1', { name: 'A' }),
      anUpdate('c2', { name: 'B' }, 'other'),
      anUpdate('c3', { name: 'A', budget: '5' }),
    ])
    expect(problems).toEqual([])
    expect(operations).toHaveLength(2)
    expect(operations[0]).toMatchObject({
      id: 'deal',
      changeIds: ['c1', 'c3'],
      values: { name: 'A', budget: '5' },
      expected: [{ column: 'name' }, { column: 'budget' }],
    })
  })

  test('does not choose between two values for one field', () => {
    const { problems } = arrangeOperations([anUpdate('c1', { name: 'A' }), anUpdate('c2', { name: 'B' })])
    expect(problems).toEqual([{ column: 'name', label: 'name', problem: 'is given two values in this plan' }])
  })

  test('closes a deal once', () => {
    expect(arrangeOperations([aClosing('c1'), aClosing('c2')]).problems).toEqual([
      { column: 'statecode', label: 'Status', problem: 'is closed twice in this plan' },
    ])
  })
})
