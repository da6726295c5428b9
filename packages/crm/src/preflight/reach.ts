import { type Reach, reaches } from './preflight.ts'

/** PrivilegeDepth of the Web API reference; one that is not here is held, but who knows how far. */
const reachByDepth: Readonly<Record<string, Reach>> = {
  Basic: 'own',
  Local: 'business-unit',
  Deep: 'units-below',
  Global: 'all',
}

export const reachOf = (depth: string | undefined): Reach | undefined => reachByDepth[depth ?? '']

export function farther(one: Reach | undefined, other: Reach | undefined): Reach | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return reaches.indexOf(one) > reaches.indexOf(other) ? one : other
}
