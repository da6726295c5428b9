import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runTsc } from './builders/run-tsc.ts'

const folder = fileURLToPath(new URL('./typed', import.meta.url))

test('the compiler accepts what the generated schema has, and refuses every line marked as wrong', async () => {
  expect(await runTsc(['-p', folder, '--pretty', 'false'], folder)).toBe('')
})
