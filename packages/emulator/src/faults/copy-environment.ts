import type { Environment } from '../operations/environment.ts'

/** The same rows and people at the same address, of another organisation: what a copy or a restore leaves behind. */
export function copyEnvironment({ store, organisation }: Environment, organizationId: string): void {
  store.transaction(() => {
    const before = store.delete('organization', organisation.organizationId)
    if (before) store.put('organization', { ...before, id: organizationId, version: store.nextVersion() })
  })
  organisation.organizationId = organizationId
}
