import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'src')

/** Sources of the two services, without those of the emulator's own pages and tests. */
export const sourceTexts = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^pages\W/.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
