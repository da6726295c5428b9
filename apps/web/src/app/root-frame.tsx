import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sessionQuery } from '../api/session.ts'

/** Outside of every page: when the session changes under the person (signed out elsewhere), the routes are asked again. */
export function RootFrame() {
  const router = useRouter()
  const session = useQuery({ ...sessionQuery, refetchOnWindowFocus: true })
  const state = session.data === undefined ? undefined : (session.data.connection?.state ?? 'signed-out')
  const known = useRef(state)
  useEffect(() => {
    if (known.current !== undefined && known.current !== state) void router.invalidate()
    known.current = state
  }, [state, router])
  return <Outlet />
}
