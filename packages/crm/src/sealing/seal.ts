/** What a sealed value belongs to. Opening it for anything else fails. */
export interface SealBinding {
  /** The member, the session, the notice or the installation it is about. */
  owner: string
  /** Empty for what belongs to no workspace. */
  workspaceId: string
  purpose: 'tokens' | 'sign-in' | 'invitation-link'
}

export interface Seal {
  /** Of the key that seals. It is the second part of what it sealed, between dots. */
  readonly keyId: string
  seal(text: string, binding: SealBinding): string
  /** @throws {CrmError} `sealed_value_unreadable` when the key is gone, or the text was changed or moved. */
  open(sealed: string, binding: SealBinding): string
}
