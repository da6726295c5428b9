import { version } from '../version.ts'
import { type Finding, ok, problem } from './report.ts'

/** As `engines` in package.json has it. */
const oldestNode = [20, 19] as const

export function checkRuntime(node: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  if (enough) return ok(`Liaison ${version} on Node.js ${node}.`)
  return problem(
    `Node.js ${node} is too old for Liaison ${version}.`,
    `Install Node.js ${oldestNode.join('.')} or newer and start the server again.`,
  )
}
