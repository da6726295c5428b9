import type { Controls } from '../admin/admin-verbs.ts'
import type { Entra } from '../entra/entra.ts'
import type { RequestFaults } from '../faults/request-faults.ts'
import type { ServiceProtection } from '../limits/service-protection.ts'
import type { Environment } from '../operations/environment.ts'
import type { ControlsShown } from './controls-page.ts'
import { refusalsInWords, requestFaultInWords } from './planned-faults.ts'

interface Parts {
  controls: Controls
  environment: Environment
  entra: Entra
  protection: ServiceProtection
  faults: RequestFaults
}

/** How things stand, for the page of controls. */
export function shownControls({ controls, environment, entra, protection, faults }: Parts): ControlsShown {
  const { people } = entra.directory
  const nameOf = (userId: string): string => {
    const name = environment.store.get('systemuser', userId)?.values['fullname']
    return typeof name === 'string' ? name : userId
  }
  return {
    controls,
    planned: [...faults.planned().map(requestFaultInWords), ...refusalsInWords(entra.state)],
    userKeys: people.map(({ key }) => key),
    usage: protection.usage().map((usage) => ({ ...usage, name: nameOf(usage.userId) })),
  }
}
