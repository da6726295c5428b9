import { describe, expect, test } from 'vitest'
import { orderStages, type RankedStage } from './order-stages.ts'

const stage = (name: string, categoryRank?: number): RankedStage => ({
  id: name,
  name,
  table: 'opportunity',
  ...(categoryRank === undefined ? {} : { categoryRank }),
})
const names = (stages: { name: string }[]) => stages.map(({ name }) => name)
const propose = stage('Propose', 2)
const qualify = stage('Qualify', 0)
const develop = stage('Develop', 1)
const close = stage('Close', 3)

describe('the stages of a flow', () => {
  test('stand in the order of a deal that goes through it, not in that of the rows (P36)', () => {
    const path = ['Qualify', 'Propose', 'Develop', 'Close']
    expect(names(orderStages([propose, close, qualify, develop], path))).toEqual(path)
  })

  test('stand by their category while no deal was seen, those without one last', () => {
    const stages = [propose, stage('Handover'), close, qualify, develop]
    expect(names(orderStages(stages, undefined))).toEqual(['Qualify', 'Develop', 'Propose', 'Close', 'Handover'])
  })

  test('of a branch not taken stand behind the last stage that is not of a later category', () => {
    const pilot = stage('Pilot', 1)
    const ordered = orderStages([pilot, close, propose, qualify, develop], ['Qualify', 'Develop', 'Propose', 'Close'])
    expect(names(ordered)).toEqual(['Qualify', 'Develop', 'Pilot', 'Propose', 'Close'])
  })

  test('say nothing of their rank to the outside', () => {
    expect(orderStages([qualify], undefined)).toEqual([{ id: 'Qualify', name: 'Qualify', table: 'opportunity' }])
  })
})
