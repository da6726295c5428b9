import { expect, test } from 'vitest'
import { documentationOf } from './builders/public-surface.ts'

const undocumented = (documentation: ReadonlyMap<string, string>): string[] =>
  [...documentation].flatMap(([name, text]) => (text === '' ? [name] : []))

test('everything the package exports says what it is, and every method what it does', () => {
  const documentation = documentationOf('index.ts')
  expect([...documentation.keys()]).toEqual(
    expect.arrayContaining([
      'createDataverseClient',
      'DataverseClient.associate',
      'Governor.state',
      'RowNotFoundError',
    ]),
  )
  expect(undocumented(documentation)).toEqual([])
})

test('so does everything of the part that signs in', () => {
  const documentation = documentationOf('entra/index.ts')
  expect([...documentation.keys()]).toEqual(expect.arrayContaining(['createEntraClient', 'EntraClient.redeem']))
  expect(undocumented(documentation)).toEqual([])
})

test('what has no docstring is told', () => {
  const documentation = documentationOf('names.ts')
  expect(documentation.get('bindingOf')).toMatch(/^The navigation property that binds/)
  expect(documentation.get('Navigation')).toBe('')
  expect(undocumented(documentation)).toContain('isLookup')
})
