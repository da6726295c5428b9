import type { Environment } from '../api/api.gen.ts'
import { Badge, type BadgeTone } from './badge.tsx'

const looks: Record<NonNullable<Environment['kind']>, { word: string; tone: BadgeTone }> = {
  production: { word: 'Production', tone: 'brand' },
  sandbox: { word: 'Sandbox', tone: 'warning' },
  trial: { word: 'Trial', tone: 'warning' },
  developer: { word: 'Developer', tone: 'warning' },
  preview: { word: 'Preview', tone: 'warning' },
  other: { word: 'Internal', tone: 'neutral' },
}

/** Whether what is written here counts: nobody shall take one for the other (P7). Nothing where Dynamics does not say. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  if (environment.kind === undefined) return null
  const { word, tone } = looks[environment.kind]
  return <Badge tone={tone}>{word}</Badge>
}
