import type { Row } from '@liaison/dataverse'
import { describe, expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/metadata-builders.ts'
import type { ObservedOperation, ObservedRow } from './observe-rows.ts'
import type { PlannedOperation } from './planned-operation.ts'
import { settle } from './settle.ts'

const userId = 'aaaaaaaa-0000-4000-8000-000000000001'
const somebodyElse = 'aaaaaaaa-0000-4000-8000-000000000002'
const table = aTable('account', [aColumn('telephone1', 'String')])

const found = (row: Row): ObservedRow => ({ kind: 'found', row })
const missing: ObservedRow = { kind: 'missing' }
const unknown: ObservedRow = { kind: 'unknown' }

const aCreate = (target: ObservedRow): ObservedOperation => ({
  operation: { kind: 'create', changeId: 'c1', table: 'account', id: 'x', values: {} },
  table,
  target,
})
const anUpdate = (target: ObservedRow): ObservedOperation => ({
  operation: {
    kind: 'update',
    changeIds: ['c1'],
    table: 'account',
    id: 'x',
    etag: 'W/"1"',
    values: { telephone1: '123' },
    expected: [],
  },
  table,
  target,
})
const aClose = (target: ObservedRow, closing: ObservedRow): ObservedOperation => {
  const operation: PlannedOperation = {
    kind: 'close',
    changeId: 'c1',
    action: 'WinOpportunity',
    opportunityId: 'x',
    etag: 'W/"1"',
    activityId: 'y',
    status: 3,
    values: {},
    expected: [],
  }
  return { operation, table, target, closing }
}

const untouched = found({ '@odata.etag': 'W/"1"', telephone1: '1', _modifiedby_value: userId })
const asPlanned = found({ '@odata.etag': 'W/"2"', telephone1: '123', _modifiedby_value: userId })
const asPlannedByAnother = found({ '@odata.etag': 'W/"2"', telephone1: '123', _modifiedby_value: somebodyElse })
const otherwise = found({ '@odata.etag': 'W/"3"', telephone1: '999', _modifiedby_value: userId })

const verdictOf = (...operations: ObservedOperation[]) => settle({ userId, organizationId: somebodyElse, operations })

describe('what was sent and not answered', () => {
  test('was carried out when a row or a closing with our id is there, whatever became of other rows since', () => {
    expect(verdictOf(aCreate(found({})))).toBe('done')
    expect(verdictOf(anUpdate(otherwise), aCreate(found({})))).toBe('done')
    expect(verdictOf(aClose(otherwise, found({})))).toBe('done')
    expect(verdictOf(aCreate(missing), aCreate(found({})))).toBe('done')
  })

  test('was not carried out when a row or a closing with our id is missing', () => {
    expect(verdictOf(aCreate(missing))).toBe('not-done')
    expect(verdictOf(anUpdate(asPlanned), aCreate(missing))).toBe('not-done')
    expect(verdictOf(aClose(untouched, missing))).toBe('not-done')
  })

  test('was not carried out when an update left the version as it was', () => {
    expect(verdictOf(anUpdate(untouched))).toBe('not-done')
    expect(verdictOf(anUpdate(untouched), anUpdate(asPlanned))).toBe('not-done')
  })

  test('was carried out when the values stand there by the same person', () => {
    expect(verdictOf(anUpdate(asPlanned))).toBe('done')
  })

  test('is overtaken when somebody changed the row meanwhile, even to the same values', () => {
    expect(verdictOf(anUpdate(asPlannedByAnother))).toBe('overtaken')
    expect(verdictOf(anUpdate(otherwise))).toBe('overtaken')
    expect(verdictOf(aClose(otherwise, unknown))).toBe('overtaken')
  })

  test('stays unclear when nothing may be read', () => {
    expect(verdictOf(aCreate(unknown))).toBe('unclear')
    expect(verdictOf(anUpdate(missing), aCreate(unknown))).toBe('unclear')
  })
})
