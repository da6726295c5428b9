import type { DownloadedFile, DownloadFileOptions, FileContent, UploadFileOptions } from './files/files.ts'
import type { RequestOptions } from './request-options.ts'
import type { SchemaTypes, TableName } from './schema-types.ts'
import type { ColumnOfType } from './typed-filter.ts'

/** The columns of a table that hold a file or an image. */
export type FileColumn<S extends SchemaTypes, T extends TableName<S>> = ColumnOfType<S, T, 'File' | 'Image'>

/** The methods of a typed client for file columns. What they do is said at those of `FileMethods`. */
export interface TypedFiles<S extends SchemaTypes> {
  /** Writes a file or image column of a row, in place of what it held. */
  uploadFile<T extends TableName<S>>(
    table: T,
    id: string,
    column: FileColumn<S, T>,
    content: FileContent,
    options: UploadFileOptions,
  ): Promise<{ size: number }>
  /** Reads a file or image column of a row; undefined when it is empty. */
  downloadFile<T extends TableName<S>>(
    table: T,
    id: string,
    column: FileColumn<S, T>,
    options?: DownloadFileOptions,
  ): Promise<DownloadedFile | undefined>
  /** Empties a file or image column. */
  deleteFile<T extends TableName<S>>(
    table: T,
    id: string,
    column: FileColumn<S, T>,
    options?: RequestOptions,
  ): Promise<void>
}
