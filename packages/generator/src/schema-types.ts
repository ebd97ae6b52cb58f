/**
 * The types that schemas get beside `components`: what the compiler calls them in its messages.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn, objectOf } from "@facility-contracts/model/json";
import { below, memberOf, rootOf } from "@facility-contracts/model/place";
import type ts from "typescript";
import { camel, namesApart, unreserved } from "./names.ts";

/** What the types of every document have. */
const TYPES_OF_EVERY_DOCUMENT = ["paths", "webhooks", "components", "$defs", "operations"];

/** What they are made of: types of the language, and what openapi-typescript writes beside them. */
const TYPES_OF_THE_LANGUAGE =
  "ArrayBuffer Blob Exclude NonNullable OneOf Omit Pick ReadableStream Record Required Uint8Array WithRequired XOR".split(
    " ",
  );

const TAKEN: ReadonlySet<string> = new Set([...TYPES_OF_EVERY_DOCUMENT, ...TYPES_OF_THE_LANGUAGE]);

/** What the type of a component is called, whose own name may be none that a type can have. */
export function typeOfSchema(component: string): string {
  const name = unreserved(camel(component));
  return TAKEN.has(name) ? `_${name}` : name;
}

/** @throws {ContractError} for two schemas whose types would have one name */
export function checkSchemas(contract: Contract): void {
  const take = namesApart();
  const schemas = below(rootOf(contract), "components", "schemas");
  for (const name of keysIn(schemas.value))
    take(typeOfSchema(name), `the schema ${name}`, memberOf(schemas, name));
}

/** The components of a document that are schemas and whose types have a name: of two that would have one, the first. */
export function namedSchemasOf(document: JsonObject): string[] {
  const taken = new Set<string>();
  return keysIn(objectOf(document.components).schemas).filter((name) => {
    const isFree = !taken.has(typeOfSchema(name));
    taken.add(typeOfSchema(name));
    return isFree;
  });
}

/** The types of a document. */
export interface NamedTypes {
  readonly nodes: readonly ts.Node[];
  /** The schemas whose types no longer stand in `components`. */
  readonly moved: ReadonlySet<string>;
}

/**
 * Names the types of schemas. The compiler prints such a name where it would print an object field by field, and only a type with a
 * name can be a list of itself, so objects and lists of schemas are moved there from `components`. Of an enumeration it prints the
 * values as long as they have no name, so those stay.
 *
 * @param nodes as openapi-typescript makes them, with a type for each component
 */
export function withNamedTypes(
  compiler: typeof ts,
  nodes: readonly ts.Node[],
  schemas: readonly string[],
): NamedTypes {
  const { factory } = compiler;
  const components = nodes.find(
    (node) => compiler.isInterfaceDeclaration(node) && node.name.text === "components",
  );
  const list = propertyIn(components, "schemas");
  const moved = new Map<string, ts.PropertySignature>();
  const references = new Map<ts.Node, ts.Node>();
  for (const name of schemas) {
    const member = propertyIn(list?.type, name);
    if (member?.type === undefined || !hasParts(member.type)) continue;
    moved.set(name, member);
    const reference = factory.createTypeReferenceNode(typeOfSchema(name));
    references.set(member, factory.createPropertySignature(undefined, member.name, undefined, reference));
  }
  const way = new Set<ts.Node | undefined>([components, list, list?.type]);
  const left = (node: ts.Node): ts.Node =>
    way.has(node) ? compiler.visitEachChild(node, left, undefined) : (references.get(node) ?? node);
  const names = new Map(schemas.map((name) => [`components['schemas']['${name}']`, name]));
  const named = (node: ts.Node): readonly ts.Node[] => {
    if (!compiler.isTypeAliasDeclaration(node)) return [node];
    const reference = referenceIn(node.type);
    const name = names.get(reference);
    if (name === undefined) return reference.startsWith("components['schemas']") ? [] : [node];
    const member = moved.get(name);
    const type = member?.type ?? node.type;
    const alias = factory.createTypeAliasDeclaration(node.modifiers, typeOfSchema(name), undefined, type);
    const comments = member && compiler.getSyntheticLeadingComments(member);
    return [compiler.setSyntheticLeadingComments(alias, comments)];
  };
  return { nodes: nodes.map(left).flatMap(named), moved: new Set(moved.keys()) };

  function propertyIn(owner: ts.Node | undefined, name: string): ts.PropertySignature | undefined {
    if (owner === undefined || !(compiler.isInterfaceDeclaration(owner) || compiler.isTypeLiteralNode(owner)))
      return undefined;
    return owner.members
      .filter(compiler.isPropertySignature)
      .find(({ name: own }) => !compiler.isComputedPropertyName(own) && own.text === name);
  }

  /** The text of a reference; openapi-typescript writes the whole way as one name. */
  function referenceIn(type: ts.TypeNode): string {
    return compiler.isTypeReferenceNode(type) && compiler.isIdentifier(type.typeName)
      ? type.typeName.text
      : "";
  }

  /** Whether a type has objects or lists of schemas. */
  function hasParts(type: ts.TypeNode): boolean {
    if (compiler.isParenthesizedTypeNode(type)) return hasParts(type.type);
    if (compiler.isUnionTypeNode(type)) return type.types.some(hasParts);
    if (compiler.isArrayTypeNode(type) || compiler.isTupleTypeNode(type)) return refersToSchema(type);
    return compiler.isTypeLiteralNode(type) || compiler.isIntersectionTypeNode(type);
  }

  function refersToSchema(node: ts.Node): boolean {
    return (
      compiler.isIndexedAccessTypeNode(node) ||
      compiler.forEachChild(node, (child) => refersToSchema(child) || undefined) === true
    );
  }
}
