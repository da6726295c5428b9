import { withheldColumns } from '../security/column-security.ts'
import { schemaWithout } from '../security/schema-for-caller.ts'
import type { Caller } from './access.ts'
import type { Environment } from './environment.ts'

/** The environment as the caller finds it: with the secured columns that are closed to them closed. */
export function withSecuredColumns(environment: Environment, caller: Caller): Environment {
  const { schema, store } = environment
  const withheld = withheldColumns(schema, store, caller)
  if (withheld.size === 0) return environment
  return Object.create(environment, { schema: { value: schemaWithout(schema, withheld) } }) as Environment
}
