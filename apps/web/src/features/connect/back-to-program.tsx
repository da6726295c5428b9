import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { safeWebAddress } from '../../ui/format.ts'
import { AnchorButton } from '../../ui/link-button.tsx'

/** For whoever came by a program's link and was stopped: the program learns how it stands. */
export function BackToProgram() {
  const { data: session } = useQuery(sessionQuery)
  const back = safeWebAddress(session?.connectLink?.backUrl)
  if (back === undefined) return null
  return (
    <AnchorButton href={back} size="large">
      Back to {session?.connectLink?.program}
    </AnchorButton>
  )
}
