import type { ConnectionProblem } from './connection.ts'

/** Without Microsoft's number, which is told beside it; ConnectionError, which has no such field, keeps it in its message. */
export const problemTitle = ({ title, serviceCode }: ConnectionProblem): string =>
  serviceCode === undefined ? title : title.replace(` (${serviceCode})`, '')
