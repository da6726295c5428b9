import { queryOptions } from '@tanstack/react-query'
import type { Session, SetUp } from './api.gen.ts'
import { get } from './call.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/api/session', { signal }),
  staleTime: 60_000,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => get<SetUp>('/api/setup', { signal }),
  staleTime: 60_000,
})

/** Where the browser goes to sign in with Microsoft; afterwards it comes back to `returnTo`. */
export function signInUrl(returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`
}
