import { decoded } from "@facility-contracts/model/reference";
import { literalsOf, partsOf, segmentsOf } from "./segment.ts";

/** What a router found for a method and a path; the segments are decoded. */
export type Found<T> =
  | { readonly kind: "found"; readonly value: T; readonly segments: readonly string[] }
  | { readonly kind: "no method"; readonly methods: readonly string[] }
  | { readonly kind: "no path" };

/** What no operation has. */
const NO_METHOD = "";

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Those that go first before the others. */
  readonly templates: Template<T>[];
  parameter: Node<T> | undefined;
  readonly methods: Map<string, T>;
}

/** A segment that is a parameter only in part, such as `{name}.json`. */
interface Template<T> {
  readonly segment: string;
  readonly literals: readonly string[];
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
        const known = place.templates.find((template) => template.segment === segment);
        const template = known ?? { segment, literals: literalsOf(segment), node: node<T>() };
        // As in Prism, a later one goes first.
        if (known === undefined) place.templates.unshift(template);
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
    const segments = path.includes("%") ? segmentsOf(path).map(decoded) : segmentsOf(path);
    const fitting: Node<T>[] = [];
    addFitting(fitting, this.#root, segments, 0);
    for (const { methods } of fitting) {
      const value = methods.get(method);
      if (value !== undefined) return { kind: "found", value, segments };
    }
    const methods = new Set(fitting.flatMap((place) => [...place.methods.keys()]));
    return methods.size > 0 ? { kind: "no method", methods: [...methods] } : { kind: "no path" };
  }

  methodsOf(path: string): readonly string[] {
    const found = this.find(NO_METHOD, path);
    return found.kind === "no method" ? found.methods : [];
  }
}

function node<T>(): Node<T> {
  return { literals: new Map(), templates: [], parameter: undefined, methods: new Map() };
}

/** Adds the places below this one that a path leads to, those that go first before the others. */
function addFitting<T>(fitting: Node<T>[], place: Node<T>, segments: readonly string[], index: number): void {
  const segment = segments[index];
  if (segment === undefined) {
    fitting.push(place);
    return;
  }
  const literal = place.literals.get(segment);
  if (literal !== undefined) addFitting(fitting, literal, segments, index + 1);
  for (const { literals, node: next } of place.templates)
    if (partsOf(segment, literals)) addFitting(fitting, next, segments, index + 1);
  if (place.parameter !== undefined) addFitting(fitting, place.parameter, segments, index + 1);
}
