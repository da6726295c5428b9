import type { Deps } from '../deps.ts'

/** What reading needs. */
export type ReadDeps = Pick<Deps, 'dataverseFor' | 'pipelineCache'>
