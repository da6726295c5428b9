import { controlsSection } from './controls-section.ts'
import { entraSection } from './entra-section.ts'
import { functionsSection } from './functions-section.ts'
import { missingSection } from './missing-section.ts'
import { operationsSection } from './operations-section.ts'
import { querySection } from './query-section.ts'
import { tablesSection } from './tables-section.ts'

const head = `# What the emulator covers

Written by \`npm run coverage\` from what the code registers; a test holds it against the code. What is not in here is
answered with a 501 that names it, or as an address that does not exist.
`

/** The whole of COVERAGE.md. */
export async function coverageText(): Promise<string> {
  const sections = [
    head,
    tablesSection(),
    await operationsSection(),
    functionsSection(),
    querySection(),
    await entraSection(),
    controlsSection(),
    missingSection(),
  ]
  return sections.join('\n')
}
