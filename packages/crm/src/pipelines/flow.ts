import type { Pipeline } from './pipeline.ts'

/** A pipeline, and how its instances point at their deal. */
export interface Flow extends Pipeline {
  dealColumn: string
}

export const pipelineOf = ({ dealColumn: _column, ...pipeline }: Flow): Pipeline => pipeline
