import { type CatalogueCode, catalogueFault } from './catalogue-fault.ts'

export const productState = { active: 0, retired: 1, draft: 2, underRevision: 3 } as const

const { active, retired, draft, underRevision } = productState

/** Ways between states that the service refuses, each with its code. */
const closedWays: readonly [from: number, to: number, code: CatalogueCode][] = [
  [draft, retired, '0x8004f978'],
  [draft, underRevision, '0x8004f913'],
  [active, draft, '0x8004f912'],
  [retired, active, '0x8004f977'],
  [retired, draft, '0x8004f979'],
  [retired, underRevision, '0x8004f913'],
]

export function refuseWay(from: unknown, to: unknown): void {
  const way = closedWays.find(([one, other]) => one === from && other === to)
  if (way) throw catalogueFault(way[2])
}
