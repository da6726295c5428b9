/** After #, which browsers send to nobody: so the code is in no log on the way. */
export const invitationLink = (publicUrl: string, workspaceId: string, secret: string): string =>
  `${publicUrl}/join#${workspaceId}.${secret}`
