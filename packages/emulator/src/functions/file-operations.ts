import { attachmentOperations } from './attachment-blocks.ts'
import { commitFileBlocksUpload } from './commit-file-blocks-upload.ts'
import { deleteFile } from './delete-file.ts'
import { downloadBlock } from './download-block.ts'
import { initializeFileBlocksDownload } from './initialize-file-blocks-download.ts'
import { initializeFileBlocksUpload } from './initialize-file-blocks-upload.ts'
import type { Operation } from './operation.ts'
import { uploadBlock } from './upload-block.ts'

/** Files in blocks: of file and image columns, of notes and of e-mails. */
export const fileOperations: readonly Operation[] = [
  ...attachmentOperations,
  commitFileBlocksUpload,
  deleteFile,
  downloadBlock,
  initializeFileBlocksDownload,
  initializeFileBlocksUpload,
  uploadBlock,
]
