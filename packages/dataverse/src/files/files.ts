import type { RequestOptions } from '../request-options.ts'
import type { RowValues } from '../values.ts'

/** What a file holds, in memory or as it comes. A Node stream is an AsyncIterable. */
export type FileContent = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** How far an upload has come. */
export interface UploadProgress {
  /** Bytes that the service has taken. */
  bytes: number
  /** Absent while it is not known. */
  size?: number
}

/** What a file is called, and how its upload is followed. */
export interface UploadOptions extends RequestOptions {
  fileName: string
  /** `application/pdf`. Absent: the service tells it from the name; of a file column in blocks it is then unspecific. */
  mimeType?: string
  /** Of a stream, in bytes, where it is known. Content of another size is refused before it takes effect. */
  size?: number
  onProgress?: (progress: UploadProgress) => void
}

/** Options of `uploadFile`. */
export interface UploadFileOptions extends UploadOptions {
  /**
   * Content up to this goes in one request. 4 MiB by default, less than 128 MB at most; that much is held in memory. For
   * environments that keep files in their database and take them in one piece only.
   */
  singleRequestMaxBytes?: number
}

/** Options of `uploadAttachment`. */
export interface UploadAttachmentOptions extends UploadOptions {
  /** Of the row: made with this id, or changed when it is there. Absent: a new row. */
  id?: string
}

/** Which bytes of a file, and of an image which of its two sizes. */
export interface DownloadFileOptions extends RequestOptions {
  /** Of the first byte wanted; 0 by default. */
  offset?: number
  /** How many bytes are wanted; all that follow by default. */
  length?: number
  /** Of an image column: its thumbnail (144 × 144 pixels at most) by default. */
  imageSize?: 'full' | 'thumbnail'
}

/** A file that was found; its content is read when asked for. */
export interface DownloadedFile {
  /** As the service's header says it, which is made for ASCII: the column `<column>_name` is always exact. */
  fileName?: string
  /** Of the whole file, in bytes. */
  size: number
  mimeType?: string
  /**
   * What was asked for, a few MB in memory whatever the size. Nothing is under way before it is iterated; where the
   * environment gives no ranges, one request is until the end of the iteration.
   */
  stream(): AsyncIterable<Uint8Array>
  /** The same in one piece. */
  bytes(): Promise<Uint8Array>
}

/** The tables whose rows hold one file each in a text column: notes, and attachments of e-mails. */
export type AttachmentTable = 'annotation' | 'activitymimeattachment'

/** Files of any size: file columns, image columns, notes and attachments of e-mails. */
export interface FileMethods {
  /**
   * Writes a file or image column of a row, in place of what it held. Small content goes in one request, content of known
   * size in chunks. Content of unknown size, a `mimeType` or a name outside ASCII take the service's blocks messages, which
   * carry a third more bytes and lose nothing to a lost reply: a block is sent again as another one. A chunk is not, because
   * Microsoft does not say what that does. `deadlineMs` is that of each request.
   *
   * @throws {InvalidRequestError} the content has not the size given; the service finds it too large (`0x80044a02`, the
   *   `MaxSizeInKB` of the column) or no image (`0x80072553`).
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
   */
  uploadFile(
    table: string,
    id: string,
    column: string,
    content: FileContent,
    options: UploadFileOptions,
  ): Promise<{ size: number }>
  /**
   * Reads a file or image column of a row; undefined when it is empty, or holds no full image. It comes in ranges of some
   * MB, each one asked for again when it is lost, or as one stream where the environment does not support ranges.
   *
   * @throws {RowNotFoundError} no such row.
   * @throws {RowChangedError} another file came in its place while it was read.
   */
  downloadFile(
    table: string,
    id: string,
    column: string,
    options?: DownloadFileOptions,
  ): Promise<DownloadedFile | undefined>
  /** Empties a file or image column. */
  deleteFile(table: string, id: string, column: string, options?: RequestOptions): Promise<void>
  /**
   * Creates a note (`annotation`) or an attachment of an e-mail with a file. `values` are the other columns of the row, such
   * as `objectid`. Content above 4 MiB goes in blocks; a lost one is sent again as another one.
   *
   * @throws {InvalidRequestError} larger than the `maxuploadfilesize` of the organisation, which counts Base64: 5 MB of it
   *   by default (`0x80044a02`).
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
   */
  uploadAttachment(
    table: AttachmentTable,
    values: RowValues,
    content: FileContent,
    options: UploadAttachmentOptions,
  ): Promise<{ id: string; size: number }>
  /** The file of a note or of an attachment of an e-mail; undefined when it has none. @throws {RowNotFoundError} */
  downloadAttachment(table: AttachmentTable, id: string, options?: RequestOptions): Promise<DownloadedFile | undefined>
}
