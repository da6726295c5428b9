import type { OperationSignature } from './operation-signatures.ts'

/** Files in blocks, as the Web API reference lists their actions. */
export const fileOperationSignatures: Readonly<Record<string, OperationSignature>> = {
  InitializeFileBlocksUpload: {
    parameters: { Target: 'mscrm.crmbaseentity', FileAttributeName: 'Edm.String', FileName: 'Edm.String' },
    response: { FileContinuationToken: 'Edm.String' },
  },
  UploadBlock: { parameters: { BlockId: 'Edm.String', BlockData: 'Edm.Binary', FileContinuationToken: 'Edm.String' } },
  CommitFileBlocksUpload: {
    parameters: {
      FileName: 'Edm.String',
      MimeType: 'Edm.String',
      BlockList: 'Collection(Edm.String)',
      FileContinuationToken: 'Edm.String',
    },
    response: { FileId: 'Edm.Guid', FileSizeInBytes: 'Edm.Int64' },
  },
  InitializeFileBlocksDownload: {
    parameters: { Target: 'mscrm.crmbaseentity', FileAttributeName: 'Edm.String' },
    response: {
      FileContinuationToken: 'Edm.String',
      FileSizeInBytes: 'Edm.Int64',
      FileName: 'Edm.String',
      IsChunkingSupported: 'Edm.Boolean',
    },
  },
  DownloadBlock: {
    parameters: { Offset: 'Edm.Int64', BlockLength: 'Edm.Int64', FileContinuationToken: 'Edm.String' },
    response: { Data: 'Edm.Binary' },
  },
  DeleteFile: { parameters: { FileId: 'Edm.Guid' } },
  InitializeAnnotationBlocksUpload: {
    parameters: { Target: 'mscrm.annotation' },
    response: { FileContinuationToken: 'Edm.String' },
  },
  CommitAnnotationBlocksUpload: {
    parameters: {
      Target: 'mscrm.annotation',
      BlockList: 'Collection(Edm.String)',
      FileContinuationToken: 'Edm.String',
    },
    response: { AnnotationId: 'Edm.Guid', FileSizeInBytes: 'Edm.Int32' },
  },
  InitializeAnnotationBlocksDownload: {
    parameters: { Target: 'mscrm.annotation' },
    response: { FileContinuationToken: 'Edm.String', FileSizeInBytes: 'Edm.Int32', FileName: 'Edm.String' },
  },
  InitializeAttachmentBlocksUpload: {
    parameters: { Target: 'mscrm.activitymimeattachment' },
    response: { FileContinuationToken: 'Edm.String' },
  },
  CommitAttachmentBlocksUpload: {
    parameters: {
      Target: 'mscrm.activitymimeattachment',
      BlockList: 'Collection(Edm.String)',
      FileContinuationToken: 'Edm.String',
    },
    response: { ActivityMimeAttachmentId: 'Edm.Guid', FileSizeInBytes: 'Edm.Int32' },
  },
  InitializeAttachmentBlocksDownload: {
    parameters: { Target: 'mscrm.activitymimeattachment' },
    response: { FileContinuationToken: 'Edm.String', FileSizeInBytes: 'Edm.Int32', FileName: 'Edm.String' },
  },
}
