/**
 * Reads the files of a contract, and none besides.
 */
import { isUtf8 } from "node:buffer";
import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { BaseResolver, type Document, isAbsoluteUrl, ResolveError, type Source } from "@redocly/openapi-core";
import { referByPointer } from "./by-pointer.ts";
import { versionIn } from "./contract.ts";
import { isObject } from "./json.ts";
import { decoded } from "./reference.ts";
import { Writings } from "./writings.ts";

/** Redocly's resolver for the files below one folder. It notes where each value was written. */
export class FolderResolver extends BaseResolver {
  readonly writings = new Writings();
  /** The texts of the files that were read, by their paths, with the line ends of Unix; undefined for one that cannot be. */
  readonly texts = new Map<string, string | undefined>();
  /** Whether the files have more bytes than are read. */
  isOver = false;
  /** Whether schemas have names: they have none in OpenAPI 3.0, and no other file than that of a contract says its version. */
  #hasNames = false;
  readonly #folder: string;
  #bytesLeft: number;

  constructor(folder: string, maxBytes: number) {
    super();
    this.#folder = folder;
    this.#bytesLeft = maxBytes;
  }

  /** A reference is an address: the name of a file may be percent-encoded in it. */
  override resolveExternalRef(base: string, reference: string): string {
    return super.resolveExternalRef(base, isAbsoluteUrl(reference) ? reference : decoded(reference));
  }

  override async loadExternalRef(path: string): Promise<Source> {
    if (isAbsoluteUrl(path))
      throw new ResolveError(
        new Error(
          `it is an address, and only files are read. Keep a copy beside the document${this.#hasNames ? ". An $id is found where one schema of the same file has it. One of another file is referred to by that file, as in file.yaml#/Name" : ""}`,
        ),
      );
    if (!isBelow(this.#folder, path)) throw leaving();
    this.texts.set(path, undefined);
    const real = await realpath(path).catch(() => {
      throw new ResolveError(new Error("there is no such file"));
    });
    if (!isBelow(await realpath(this.#folder), real)) throw leaving();
    const { size } = await stat(real);
    this.#bytesLeft -= size;
    this.isOver ||= this.#bytesLeft < 0;
    if (this.isOver) throw new ResolveError(new Error("with it, the files are larger than may be read"));
    const source = await super.loadExternalRef(path);
    if (source.body.includes(UNREADABLE) && !isUtf8(await readFile(real)))
      throw new ResolveError(new Error("it is not written in UTF-8. Save it in that encoding"));
    this.texts.set(path, source.body);
    return source;
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = super.parseDocument(source, isRoot);
    const { parsed } = document;
    this.writings.note(document);
    if (isRoot) this.#hasNames = isObject(parsed) && versionIn(parsed) === "3.1";
    if (this.#hasNames && isObject(parsed) && NAME.test(source.body)) referByPointer(parsed);
    return document;
  }
}

/** What gives a schema a name. */
const NAME = /\$(id|anchor|dynamicAnchor)\b/;

/** What stands for bytes that are no text. */
const UNREADABLE = "\uFFFD";

function leaving(): ResolveError {
  return new ResolveError(
    new Error(
      "it leaves the folder of the document, and only files below that folder are read. Move the file there",
    ),
  );
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
