import type { Problem } from './api.gen.ts'

/** A reply of the server that is not the answer: its code, what happened, what to do and who can do it. */
export class ApiProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** What a failed query or mutation threw, as a problem that can be shown; never an empty or raw message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem
  return {
    status: 0,
    code: 'app_failed',
    title: 'This page met a failure of its own.',
    help: 'Reload the page. If it comes back, tell the people who run Liaison what you were doing.',
    requestId: '',
    ...(error instanceof Error ? { serviceMessage: error.message } : {}),
  }
}

/** Reads a refused reply. A proxy's HTML page or an empty body becomes a problem too (P49). */
export function parseProblem(status: number, body: string, requestId: string): Problem {
  const parsed = parseObject(body)
  if (typeof parsed?.['code'] === 'string' && typeof parsed['title'] === 'string') {
    return { status, help: '', requestId, ...parsed } as Problem
  }
  return {
    status,
    code: 'unexpected_reply',
    title: `The server answered ${status} without saying why.`,
    help: 'Try again in a moment. If it stays like this, the people who run Liaison can look the request up by its id.',
    requestId,
  }
}

export const unreachable: Problem = {
  status: 0,
  code: 'server_unreachable',
  title: 'Liaison cannot be reached right now.',
  help: 'Check your network connection, then try again. Nothing you entered was sent.',
  requestId: '',
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
