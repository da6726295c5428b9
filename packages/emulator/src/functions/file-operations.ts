import { commitAnnotationBlocksUpload } from './commit-annotation-blocks-upload.ts'
import { commitFileBlocksUpload } from './commit-file-blocks-upload.ts'
import { deleteFile } from './delete-file.ts'
import { downloadBlock } from './download-block.ts'
import { initializeAnnotationBlocksDownload } from './initialize-annotation-blocks-download.ts'
import { initializeAnnotationBlocksUpload } from './initialize-annotation-blocks-upload.ts'
import { initializeFileBlocksDownload } from './initialize-file-blocks-download.ts'
import { initializeFileBlocksUpload } from './initialize-file-blocks-upload.ts'
import type { Operation } from './operation.ts'
import { uploadBlock } from './upload-block.ts'

/** Files in blocks: of file and image columns, and of notes. */
export const fileOperations: readonly Operation[] = [
  commitAnnotationBlocksUpload,
  commitFileBlocksUpload,
  deleteFile,
  downloadBlock,
  initializeAnnotationBlocksDownload,
  initializeAnnotationBlocksUpload,
  initializeFileBlocksDownload,
  initializeFileBlocksUpload,
  uploadBlock,
]
