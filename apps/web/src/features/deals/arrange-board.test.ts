import { expect, test } from 'vitest'
import type { OpportunitySummary, Pipeline } from '../../api/api.gen.ts'
import { arrangeBoard } from './arrange-board.ts'

const aPipeline = (name: string, stages: readonly [string, string][]): Pipeline => ({
  id: name,
  name,
  table: name,
  primaryTable: 'opportunity',
  orderKnown: true,
  stages: stages.map(([id, stage]) => ({ id, name: stage, table: 'opportunity' })),
})
const aDeal = (id: string, stage?: { id: string; name: string }): OpportunitySummary => ({
  id,
  name: id,
  url: '',
  value: null,
  status: { state: 'open', label: 'Open' },
  modifiedAt: '2026-03-01T00:00:00Z',
  ...(stage === undefined ? {} : { stage }),
})

const sales = aPipeline('sales', [
  ['s1', 'Qualify'],
  ['s2', 'Propose'],
])
const fromLead = aPipeline('from-lead', [
  ['l2', 'Propose'],
  ['l3', 'Close'],
])

test('columns follow the flow that most deals use; flows that name a stage alike share a column', () => {
  const deals = [
    aDeal('a', { id: 's1', name: 'Qualify' }),
    aDeal('b', { id: 's2', name: 'Propose' }),
    aDeal('c', { id: 'l2', name: 'Propose' }),
  ]
  const board = arrangeBoard([fromLead, sales], deals)
  expect(board.map((column) => [column.name, column.deals.map((deal) => deal.id)])).toEqual([
    ['Qualify', ['a']],
    ['Propose', ['b', 'c']],
    ['Close', []],
  ])
})

test('P37: deals without a flow, or in a stage of a flow that is not listed, are on the board too', () => {
  const board = arrangeBoard([sales], [aDeal('a'), aDeal('b', { id: 'x9', name: 'Trial' })])
  expect(board.map((column) => [column.name, column.deals.length])).toEqual([
    ['Qualify', 0],
    ['Propose', 0],
    ['Trial', 1],
    ['No stage', 1],
  ])
})
