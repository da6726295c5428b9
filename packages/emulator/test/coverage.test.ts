import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { coverageText } from '../scripts/coverage/coverage-text.ts'

const file = fileURLToPath(new URL('../COVERAGE.md', import.meta.url))

test('COVERAGE.md says what the code registers; npm run coverage writes it', async () => {
  expect(await readFile(file, 'utf8')).toBe(await coverageText())
})
