import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { problemOf } from '../../api/api-problem.ts'
import type { ConnectLinkOffer } from '../../api/api.gen.ts'
import { post } from '../../api/call.ts'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import { LinkEnded } from './link-ended.tsx'
import { LinkOffer } from './link-offer.tsx'

const route = getRouteApi('/link')

/** Where a program's connect link leads, before Microsoft and after it. Its code is behind #, for this page alone. */
export function LinkPage() {
  const { connected, problem } = route.useSearch()
  const code = useLocation({ select: ({ hash }) => hash })
  const offer = useQuery({
    queryKey: ['connect-link', code],
    queryFn: () => post<ConnectLinkOffer>('/api/connect-links/preview', { code }),
    enabled: code !== '',
    retry: false,
  })
  if (code === '') return <LinkEnded connected={connected === true} problem={problem} />
  if (offer.isPending) return <Welcome title="A program asks">{<Loading what="who asks" rows={2} />}</Welcome>
  if (offer.error !== null) {
    return (
      <Welcome title="This link connects nobody">
        <ProblemNotice problem={problemOf(offer.error)} onRetry={() => void offer.refetch()} />
      </Welcome>
    )
  }
  return <LinkOffer code={code} offer={offer.data} />
}
