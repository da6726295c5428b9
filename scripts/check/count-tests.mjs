import { stripVTControlCharacters } from 'node:util'

/**
 * Counts the tests of a vitest run from its last summary line, `Tests  1 failed | 120 passed (121)`. A run that failed
 * without a failed test (a file that does not load, an unhandled error, no summary at all) counts as one failure.
 */
export function countTests({ code, output }) {
  const summary =
    stripVTControlCharacters(output)
      .match(/^\s*Tests\s+.*$/gm)
      ?.at(-1) ?? ''
  const count = (word) => Number(summary.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
  const failed = count('failed')
  return { passed: count('passed'), failed: code === 0 ? failed : Math.max(failed, 1) }
}
