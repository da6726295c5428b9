import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api/api-problem.ts'
import { sessionQuery } from '../api/session.ts'

/** One client for the app. A read is tried again only when trying again can help; the words of errors are the server's. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Signed out meanwhile: the next look at the session leads to the page that says what to do.
      onError: (error, query) => {
        const signedOut = error instanceof ApiProblem && error.problem.status === 401
        if (signedOut && query.queryKey[0] !== 'session') void client.invalidateQueries(sessionQuery)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 1 && mayPass(error),
      },
    },
  })
  return client
}

function mayPass(error: Error): boolean {
  return error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status >= 502)
}
