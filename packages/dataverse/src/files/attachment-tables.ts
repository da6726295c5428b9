import type { AttachmentTable } from './files.ts'

export interface AttachmentMessages {
  /** The column that holds the file as Base64. */
  body: string
  uploadFirst: string
  uploadLast: string
  /** Where the last message tells the id of the row. */
  committedId: string
  downloadFirst: string
  /** Blocks name the row they are for, so its id has to be chosen beforehand. */
  needsId: boolean
}

/** @see https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files */
export const attachmentTables: Readonly<Record<AttachmentTable, AttachmentMessages>> = {
  annotation: {
    body: 'documentbody',
    uploadFirst: 'InitializeAnnotationBlocksUpload',
    uploadLast: 'CommitAnnotationBlocksUpload',
    committedId: 'AnnotationId',
    downloadFirst: 'InitializeAnnotationBlocksDownload',
    needsId: true,
  },
  activitymimeattachment: {
    body: 'body',
    uploadFirst: 'InitializeAttachmentBlocksUpload',
    uploadLast: 'CommitAttachmentBlocksUpload',
    committedId: 'ActivityMimeAttachmentId',
    downloadFirst: 'InitializeAttachmentBlocksDownload',
    needsId: false,
  },
}
