import type { PartProblem } from '../api/api.gen.ts'
import { ProblemNotice } from './states.tsx'

interface PartProblemsProps {
  problems: readonly PartProblem[]
  part: PartProblem['part']
  onRetry: () => void
}

/** Partial: one part of a screen could not be read; it says so in its own place while the others are there. */
export function PartProblems({ problems, part, onRetry }: PartProblemsProps) {
  return problems
    .filter((problem) => problem.part === part)
    .map((problem) => <ProblemNotice key={problem.title} problem={problem} onRetry={onRetry} partial />)
}
