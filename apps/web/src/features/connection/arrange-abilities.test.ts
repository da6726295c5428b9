import { expect, test } from 'vitest'
import type { Ability } from '../../api/api.gen.ts'
import { arrangeAbilities, deedOf } from './arrange-abilities.ts'

const ability = (id: string, fields: Partial<Ability> = {}): Ability => {
  const [table = '', kind] = id.split('.')
  const known = { id, table, kind: kind as Ability['kind'], label: table, answer: 'yes' as const }
  return { ...known, missing: [], optional: false, ...fields }
}

test('each table is a row; what is not about single records stands apart, what everybody does first', () => {
  const { tables, others } = arrangeAbilities(
    ['account.read', 'account.follow', 'contact.read', 'account.create', 'flow.move'].map((id) => ability(id)),
  )
  expect(tables.map(({ table, abilities }) => [table, Object.keys(abilities)])).toEqual([
    ['account', ['read', 'create']],
    ['contact', ['read']],
  ])
  expect(others.map(({ id }) => id)).toEqual(['flow.move', 'account.follow'])
})

test('lacking is what everybody has to be able to; what somebody else may do is not', () => {
  const { lacking, unknown } = arrangeAbilities([
    ability('account.create', { answer: 'no' }),
    ability('account.follow', { answer: 'no', optional: true }),
    ability('contact.create', { answer: 'unknown' }),
  ])
  expect(lacking.map(deedOf)).toEqual(['create account'])
  expect(unknown.map(deedOf)).toEqual(['create contact'])
})
