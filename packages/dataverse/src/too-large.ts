import { DataverseError } from './errors.ts'

/** Refused for its length before it ran, so its operations may be sent again in smaller requests. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof DataverseError && (error.status === 413 || error.serviceCode === '0x8004418a')
