// Writes COVERAGE.md: `npm run coverage`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverageText } from './coverage/coverage-text.ts'

writeFileSync(join(import.meta.dirname, '..', 'COVERAGE.md'), await coverageText())
