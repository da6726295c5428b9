import type { PartProblem } from '../api/api.gen.ts'
import { ProblemNotice } from './states.tsx'

/** Partial: one part of a screen could not be read; it says so in its own place while the others are there. */
export function PartProblems({
  problems,
  part,
  onRetry,
}: {
  problems: readonly PartProblem[]
  part: string
  onRetry: () => void
}) {
  return problems
    .filter((problem) => problem.part === part)
    .map((problem) => <ProblemNotice key={problem.code} problem={problem} onRetry={onRetry} partial />)
}
