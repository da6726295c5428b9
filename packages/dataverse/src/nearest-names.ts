import type { NameCandidate } from './errors.ts'

/** The candidates most like `wanted`, by name or label, nearest first; may be empty. */
export function nearestNames(wanted: string, known: Iterable<NameCandidate>, limit = 5): NameCandidate[] {
  const target = simplified(wanted)
  return [...known]
    .map((candidate) => ({
      candidate,
      distance: Math.min(distance(target, simplified(candidate.name)), distance(target, simplified(candidate.label))),
    }))
    .filter(({ distance: far }) => far <= Math.max(2, target.length * 0.5))
    .sort((a, b) => a.distance - b.distance || a.candidate.name.localeCompare(b.candidate.name))
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

const simplified = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** One name inside the other counts as near: `email` means `emailaddress1`. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length)
  if (b.includes(a) || a.includes(b)) return Math.min(2, Math.abs(a.length - b.length) / 10)
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? Math.max(a.length, b.length)
}
