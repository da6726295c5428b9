import { downloadAttachment } from './download-attachment.ts'
import { downloadFile } from './download-file.ts'
import { fileColumnPath } from './file-column.ts'
import type { FileMethods } from './files.ts'
import type { FileTools } from './messages.ts'
import { uploadAttachment } from './upload-attachment.ts'
import { uploadFile } from './upload-file.ts'

export function createFileMethods(tools: FileTools): FileMethods {
  const { service, schema } = tools
  return {
    uploadFile: async (table, id, column, content, options) =>
      uploadFile(tools, { table, id, column }, content, options),
    downloadFile: async (table, id, column, options = {}) => downloadFile(tools, { table, id, column }, options),
    async deleteFile(table, id, column, options = {}) {
      const path = await schema.compile([table], (tableOf) => fileColumnPath(tableOf(table), id, column), options)
      await service.write({ method: 'DELETE', path, repeatable: true }, options)
    },
    uploadAttachment: async (table, values, content, options) =>
      uploadAttachment(tools, table, values, content, options),
    downloadAttachment: async (table, id, options = {}) => downloadAttachment(tools, table, id, options),
  }
}
