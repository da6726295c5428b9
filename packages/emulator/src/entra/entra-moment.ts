import type { Application, Directory } from './directory.ts'
import type { EntraSnapshot } from './entra-state.ts'
import type { Entra } from './entra.ts'

/** What administrators of the tenants set and people consented to, at one moment. Tokens and sessions are no part of it. */
export interface EntraMoment {
  snapshot: EntraSnapshot
  application: Application
  resource: Directory['resource']
}

export const entraMoment = ({ directory, state }: Entra): EntraMoment => ({
  snapshot: structuredClone({ ...state.snapshot(), refreshTokens: [] }),
  application: { ...directory.application },
  resource: directory.resource,
})

export function returnEntraTo({ directory, state }: Entra, { snapshot, application, resource }: EntraMoment): void {
  const registered = directory.application
  for (const name of Object.keys(registered) as (keyof Application)[])
    if (!Object.hasOwn(application, name)) delete (registered as Partial<Application>)[name]
  Object.assign(registered, application)
  directory.resource = resource
  state.goBackTo(structuredClone(snapshot))
}
