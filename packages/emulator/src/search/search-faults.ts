import { DataverseFault } from '../errors/dataverse-fault.ts'

/**
 * The page on search names one refusal and its code, which other actions of Microsoft's own use for theirs as well
 * (virtual Planner tasks, integration with Finance and Operations): what is wrong with a search is told with it too. The
 * words of those refusals are the emulator's own.
 */
export const searchRefused = (message: string): DataverseFault => new DataverseFault(400, '0x80048d0b', message)

export const searchDisabled = (): DataverseFault =>
  searchRefused('Dataverse Search feature is disabled for this organization.')
