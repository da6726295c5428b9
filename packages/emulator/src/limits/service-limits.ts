/**
 * Service protection: what one user may ask of one web server (learn.microsoft.com, "Service protection API limits").
 * The numbers are the page's defaults; it says that environments differ.
 */
export interface ServiceLimits {
  /** Requests within the window. A batch is one. */
  requests: number
  /** Milliseconds spent on them together. */
  executionMilliseconds: number
  /** Requests being worked on at the same time. */
  concurrent: number
  /** Over which the first two are counted. */
  windowSeconds: number
  /**
   * When the first two are looked at. The page: one may exceed them for a whole window before they take effect
   * (`after-window`), but also: what exceeds them within the preceding window is refused (`at-once`).
   */
  evaluation: 'after-window' | 'at-once'
  /**
   * Whether refused requests take up room in the window like those let in. The page counts requests "made by the user"; it
   * also says that whoever keeps sending waits longer, which follows from it.
   */
  refusalsCount: boolean
  /** Web servers, each of which counts for itself. The cookie `ARRAffinity` keeps a client at one; without it they take turns. */
  servers: number
  /** `Retry-After` of a refusal for too many at the same time. The page names no number; this one is the emulator's own. */
  concurrentRetrySeconds: number
  /** `x-ms-dop-hint` (learn.microsoft.com, "Send parallel requests"). */
  recommendedParallelism: number
  /** Searches of one user within a second (learn.microsoft.com, "Search for Dataverse records"). */
  searchesPerSecond: number
  /** Searches of everybody together within a minute. */
  searchesPerMinute: number
}

export const defaultLimits: ServiceLimits = {
  requests: 6000,
  executionMilliseconds: 1_200_000,
  concurrent: 52,
  windowSeconds: 300,
  evaluation: 'after-window',
  refusalsCount: true,
  servers: 1,
  concurrentRetrySeconds: 2,
  recommendedParallelism: 4,
  searchesPerSecond: 1,
  searchesPerMinute: 150,
}
