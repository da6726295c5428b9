import { expect, test } from 'vitest'
import { readOptions, UsageError } from './command-line.ts'

test('without arguments it is the demo organisation, in memory, asking everyone for consent', () => {
  expect(readOptions([])).toEqual({ seed: 'demo', userConsent: 'ask' })
})

test('every option is read', () => {
  const args = [
    '--seed',
    'empty',
    '--port',
    '7300',
    '--data',
    './d',
    '--size',
    '5',
    '--schema',
    's.json',
    '--consent',
    'admin-required',
    '--https',
  ]
  expect(readOptions(args)).toEqual({
    seed: 'empty',
    userConsent: 'admin-required',
    port: 7300,
    dataDirectory: './d',
    size: { accounts: 5 },
    schema: 's.json',
    https: true,
  })
})

test.each([
  [['--seed', 'large'], '--seed large: demo or empty'],
  [['--consent', 'no'], '--consent no: ask, granted, admin-required or admin-approval-workflow'],
  [['--port', '70000'], '--port 70000: a whole number from 1 to 65535'],
  [['--size', '1e3'], '--size 1e3: a whole number from 1 to 1000000'],
  [['--colour', 'red'], "Unknown option '--colour'"],
  [['demo'], "Unexpected argument 'demo'"],
])('%j is refused in words', (args, words) => {
  expect(() => readOptions(args)).toThrow(UsageError)
  expect(() => readOptions(args)).toThrow(words)
})
