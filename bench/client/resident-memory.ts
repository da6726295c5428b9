export interface MemoryMeasure {
  idleMegabytes: number
  /** Resident memory at its highest, as the operating system counts it. */
  peakMegabytes: number
  overIdleMegabytes: number
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** What this process took at most since it was idle. */
export function memoryOver(idle: number): MemoryMeasure {
  const peak = process.resourceUsage().maxRSS * 1024
  return {
    idleMegabytes: megabytes(idle),
    peakMegabytes: megabytes(peak),
    overIdleMegabytes: megabytes(peak - idle),
  }
}
