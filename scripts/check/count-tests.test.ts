import { expect, test } from 'vitest'
// @ts-expect-error -- a script in plain JavaScript
import { countTests } from './count-tests.mjs'

test('the summary of a run is counted, colours and all', () => {
  const output =
    '\u001B[2m Test Files \u001B[22m 3 passed (3)\n\u001B[2m      Tests \u001B[22m \u001B[1m\u001B[32m41 passed\u001B[39m (41)\n'
  expect(countTests({ code: 0, output })).toEqual({ passed: 41, failed: 0 })
})

test('failed tests are counted beside the passed', () => {
  expect(countTests({ code: 1, output: '      Tests  2 failed | 39 passed | 1 skipped (42)\n' })).toEqual({
    passed: 39,
    failed: 2,
  })
})

test('a run that fails without a failed test is one failure', () => {
  expect(countTests({ code: 1, output: '      Tests  41 passed (41)\n' })).toEqual({ passed: 41, failed: 1 })
  expect(countTests({ code: 1, output: '' })).toEqual({ passed: 0, failed: 1 })
})
