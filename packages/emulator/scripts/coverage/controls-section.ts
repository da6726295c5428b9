import { faultVerbs } from '../../src/admin/fault-verbs.ts'
import { defaultLimits } from '../../src/limits/service-limits.ts'
import { defaultSwitches } from '../../src/write/switches.ts'
import { describedMembers } from './described-members.ts'
import { code, markdownTable } from './markdown-table.ts'

/** What decides how the emulator behaves: switches, limits, and what can be made to go wrong. */
export function controlsSection(): string {
  const faults = describedMembers('emulator.ts', 'FaultControls')
  return `## Switches

Where Microsoft's pages leave something open or disagree, a switch says which it is.

${settings(defaultSwitches, describedMembers('write/switches.ts', 'Switches'), 'What it decides')}

## Service protection limits

Counted for each user and web server, and changed while it runs.

${settings(defaultLimits, describedMembers('limits/service-limits.ts', 'ServiceLimits'), 'What it is')}

## Faults

${markdownTable(
  ['Verb', 'What happens'],
  Object.keys(faultVerbs).map((name) => [code(name), faults.get(name) ?? '']),
)}
`
}

function settings(defaults: object, described: ReadonlyMap<string, string>, meaning: string): string {
  return markdownTable(
    ['Name', 'Default', meaning],
    Object.entries(defaults).map(([name, value]) => [
      code(name),
      code(JSON.stringify(value)).replaceAll('"', ''),
      described.get(name) ?? '',
    ]),
  )
}
