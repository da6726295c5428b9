import { type DataverseError, ThrottledError, TransportError, UnauthorizedError } from '@liaison/dataverse'

/** Whether it says something about what was asked, and not about the connection or the moment. */
export const isAnswer = (error: DataverseError): boolean =>
  !(error instanceof ThrottledError || error instanceof UnauthorizedError || error instanceof TransportError)
