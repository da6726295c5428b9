import type { Table } from './schema.ts'

/** Users and teams own rows, and share a type whose key is `ownerid` (Web API reference, principal). */
export const isPrincipal = ({ logicalName }: Table): boolean => logicalName === 'systemuser' || logicalName === 'team'
