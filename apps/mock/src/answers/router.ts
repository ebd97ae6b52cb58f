/** What a router found for a method and a path; the segments are decoded. */
export type Found<T> =
  | { readonly kind: "found"; readonly value: T; readonly segments: readonly string[] }
  | { readonly kind: "no method"; readonly methods: readonly string[] }
  | { readonly kind: "no path" };

/** What no operation has. */
const NO_METHOD = "";

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Segments that are a parameter only in part, as the path writes them. */
  readonly templates: Map<string, Template<T>>;
  parameter: Node<T> | undefined;
  readonly methods: Map<string, T>;
}

/** A segment such as `{name}.json`. */
interface Template<T> {
  readonly pattern: RegExp;
  readonly node: Node<T>;
}

/**
 * Finds the operation of a request, in a tree of path segments: what it costs does not grow with the number of
 * operations, as it does in Prism's router. It follows the same rules: a literal segment goes before one that is a
 * parameter in part, and that before a parameter, which takes any one segment; a path that lacks the method gives way to a
 * later one that has it.
 */
export class Router<T> {
  readonly #root: Node<T> = node();

  /** Adds an operation, its path as OpenAPI writes it. */
  add(method: string, path: string, value: T): void {
    let place = this.#root;
    for (const segment of segmentsOf(path)) {
      if (/^{[^{}]+}$/.test(segment)) {
        place.parameter ??= node();
        place = place.parameter;
      } else if (/[{}]/.test(segment)) {
        const template = place.templates.get(segment) ?? { pattern: patternOf(segment), node: node<T>() };
        place.templates.set(segment, template);
        place = template.node;
      } else {
        const next = place.literals.get(segment) ?? node();
        place.literals.set(segment, next);
        place = next;
      }
    }
    place.methods.set(method, value);
  }

  find(method: string, path: string): Found<T> {
    const segments = segmentsOf(path).map(decode);
    const methods = new Set<string>();
    const value = search(this.#root, segments, 0, method, methods);
    if (value !== undefined) return { kind: "found", value, segments };
    return methods.size > 0 ? { kind: "no method", methods: [...methods] } : { kind: "no path" };
  }

  /** The methods that a path has. */
  methodsOf(path: string): readonly string[] {
    const found = this.find(NO_METHOD, path);
    return found.kind === "no method" ? found.methods : [];
  }
}

/** The segments of a path, percent-encoding and all, from the first slash on. */
export function segmentsOf(path: string): string[] {
  return path.split("/").slice(1);
}

function node<T>(): Node<T> {
  return { literals: new Map(), templates: new Map(), parameter: undefined, methods: new Map() };
}

/** What matches a segment in which each parameter stands for any text; none at all is for the check to refuse. */
function patternOf(segment: string): RegExp {
  return new RegExp(
    `^${segment
      .split(/{[^{}]*}/)
      .map(RegExp.escape)
      .join(".*")}$`,
    "s",
  );
}

/** Looks for the method below a place, and notes the methods of the paths that fit but do not have it. */
function search<T>(
  place: Node<T>,
  segments: readonly string[],
  index: number,
  method: string,
  methods: Set<string>,
): T | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    for (const name of place.methods.keys()) methods.add(name);
    return place.methods.get(method);
  }
  const literal = place.literals.get(segment);
  let value = literal && search(literal, segments, index + 1, method, methods);
  // As in Prism, a later one goes first.
  for (const template of [...place.templates.values()].reverse()) {
    if (value !== undefined) return value;
    if (template.pattern.test(segment)) value = search(template.node, segments, index + 1, method, methods);
  }
  if (value !== undefined || place.parameter === undefined) return value;
  return search(place.parameter, segments, index + 1, method, methods);
}

function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
