import type { Check, CheckName, DoctorReport } from '../doctor/report.ts'

const titles: Record<CheckName, string> = {
  'public-address': 'Public address',
  'redirect-addresses': 'Redirect addresses',
  credential: 'Secret or certificate',
  'sign-in-service': 'Microsoft sign-in',
  environment: 'Dynamics',
  permission: 'Permission',
  clock: 'Clock',
  database: 'Database',
  keys: 'Encryption keys',
  'data-folder': 'Data folder',
  runtime: 'Version',
}

const marks: Record<Check['state'], string> = {
  ok: 'ok      ',
  warning: 'warning ',
  problem: 'PROBLEM ',
  'not-checked': '-       ',
}

const verdicts: Record<DoctorReport['state'], string> = {
  ok: 'Nothing is wrong.',
  warning: 'It works. The warnings above want to be looked at.',
  problem: 'Something is wrong: see the mends above.',
}

/** For a terminal, without colours: it is often read in a log. */
export function reportInWords({ state, checks }: DoctorReport): string {
  return [...checks.flatMap(linesOf), '', verdicts[state]].join('\n')
}

const indent = ' '.repeat(8)

function linesOf({ name, about, state, finding, mend, values = [] }: Check): string[] {
  const title = about === undefined ? titles[name] : `${titles[name]}, ${about}`
  return [
    `${marks[state]}${title}: ${finding}`,
    ...values.map((value) => `${indent}  ${value}`),
    ...(mend === undefined ? [] : [`${indent}→ ${mend}`]),
  ]
}
