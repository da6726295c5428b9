import type { Environment } from '../src/operations/environment.ts'
import { brightwater } from '../src/organisation.ts'
import { platformRules } from '../src/rules/platform-rules.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { createSchemaEditor } from '../src/schema/schema-editor.ts'
import { createAccess } from '../src/security/create-access.ts'
import { requiredColumnsOf, stagesOf } from '../src/seed/process-definitions.ts'
import { Store } from '../src/store/store.ts'
import { defaultSwitches } from '../src/write/switches.ts'

/** The real schema, rules and roles without a row in it. */
export function emptyEnvironment(now = new Date('2026-03-02T09:00:00Z')): Environment {
  const schema = loadSchema()
  const store = new Store(schema)
  return {
    schema,
    schemaEditor: createSchemaEditor(schema, store),
    store,
    access: createAccess(schema, store),
    rules: platformRules,
    switches: defaultSwitches,
    organisation: { ...brightwater, environmentUrl: 'http://brightwater.test' },
    now: () => now,
    newId: () => crypto.randomUUID(),
    stagesOf,
    requiredColumnsOf,
    authenticate: () => Promise.reject(new Error('Nobody signs in here.')),
    metadata: () => undefined,
  }
}
