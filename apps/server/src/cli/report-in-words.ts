import type { Check, DoctorReport } from '../doctor/report.ts'

const marks: Record<Check['state'], string> = {
  ok: 'ok      ',
  warning: 'warning ',
  problem: 'PROBLEM ',
  'not-checked': '-       ',
}

const verdicts: Record<DoctorReport['state'], string> = {
  ok: 'Nothing is wrong.',
  warning: 'Nothing is broken. The warnings above want to be looked at.',
  problem: 'Something is wrong: see the mends above.',
}

/** For a terminal, without colours: it is often read in a log. */
export function reportInWords({ state, checks }: DoctorReport): string {
  return [...checks.flatMap(linesOf), '', verdicts[state]].join('\n')
}

const indent = ' '.repeat(8)

function linesOf({ title, about, state, finding, mend, values = [] }: Check): string[] {
  return [
    `${marks[state]}${title}${about === undefined ? '' : `, ${about}`}: ${finding}`,
    ...values.map((value) => `${indent}  ${value}`),
    ...(mend === undefined ? [] : [`${indent}→ ${mend}`]),
  ]
}
