import type { ApiKey } from '../api/api.gen.ts'

export type Scope = ApiKey['scopes'][number]

/** What a program with a key may do, for whoever makes the key and for whoever lets it act in their name. */
export const scopeWords: Record<Scope, { label: string; means: string; inYourName?: string }> = {
  read: {
    label: 'Read',
    means: 'Records, as the person it acts for sees them.',
    inYourName: 'Read the accounts, contacts, deals and notes that you may see in Dynamics.',
  },
  plan: {
    label: 'Propose',
    means: 'Propose changes as plans. Nothing is written until somebody approves.',
    inYourName: 'Propose changes to Dynamics. You find them under Plans, and nothing is written until it is approved.',
  },
  approve: {
    label: 'Approve',
    means: 'Approve and reject plans of the person it acts for: changes are written without anybody reading them.',
    inYourName: 'Approve changes in your name: they are written to Dynamics without you reading them first.',
  },
  connect: {
    label: 'Connect people',
    means: 'Make links by which people connect and let this key act in their name.',
  },
  admin: {
    label: 'Administer',
    means: 'What you may as an administrator of this workspace, while it acts for you.',
  },
}

/** In the order they are read. */
export const allScopes: readonly Scope[] = ['read', 'plan', 'approve', 'connect', 'admin']
