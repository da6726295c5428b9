import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { problemOf } from '../api/api-problem.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemNotice } from '../ui/states.tsx'

export function PageFailure({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <main>
      <Page title="This page could not be shown" width="narrow">
        <ProblemNotice problem={problemOf(error)} onRetry={() => void router.invalidate()} />
      </Page>
    </main>
  )
}

export function NotFoundPage() {
  return (
    <Page title="There is no such page" width="narrow" subtitle="The address may be mistyped, or the page has moved.">
      <div>
        <LinkButton to="/" appearance="primary">
          Go to Home
        </LinkButton>
      </div>
    </Page>
  )
}
