import { expect, test } from 'vitest'
import { textMatcher } from './text-match.ts'

test.each([
  ['contains', 'FF', 'Fourth Coffee', true],
  ['contains', 'f%t', 'Fourth Coffee', true],
  ['contains', 'f_urth', 'Fourth Coffee', true],
  ['contains', '50[%]', 'a 50% share', true],
  ['contains', '50[%]', 'a 500 share', false],
  ['startswith', '[A-F]o', 'Fourth', true],
  ['startswith', '[^F]o', 'Fourth', false],
  ['endswith', '(a.b)', 'x (A.B)', true],
  ['like', 'four%', 'Fourth', true],
  ['like', 'four', 'Fourth', false],
  ['like', 'fourth%', 'Fourth', true],
  ['like', '%o%t%', 'Fourth', true],
  ['like', '%o%t_', 'Fourth', true],
  ['like', '%o%t__', 'Fourth', false],
  ['like', '[a-c', '[a-c', true],
  ['like', '[z-a]', 'm', false],
  ['like', '', '', true],
] as const)('%s %j on %j is %s', (method, text, value, expected) => {
  expect(textMatcher(method, text)(value)).toBe(expected)
})
