/**
 * The types that schemas get beside `components`: what the compiler calls them in its messages.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { keysIn } from "@facility-contracts/model/json";
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

/** What the type of a component is called, whose own name may be none that a type can have. */
export function typeOfSchema(component: string): string {
  const name = unreserved(camel(component));
  return TYPES_OF_THE_LANGUAGE.includes(name) ? `_${name}` : name;
}

/**
 * The components of a contract that are schemas.
 *
 * @throws {ContractError} for two whose types would have one name
 */
export function schemasOf(contract: Contract): string[] {
  const take = namesApart({ "a type of every document": TYPES_OF_EVERY_DOCUMENT });
  const schemas = below(rootOf(contract), "components", "schemas");
  const names = keysIn(schemas.value);
  for (const name of names) take(typeOfSchema(name), `the schema ${name}`, memberOf(schemas, name));
  return names;
}

/** The types of a document. */
export interface NamedTypes {
  readonly nodes: readonly ts.Node[];
  /** The schemas whose types no longer stand in `components`. */
  readonly moved: ReadonlySet<string>;
}

/**
 * Names the types of schemas. The compiler prints such a name where it would print an object field by field, so objects are moved
 * there from `components`. Of an enumeration it prints the values as long as they have no name, so those stay.
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
    if (member?.type === undefined || !hasObjects(member.type)) continue;
    moved.set(name, member);
    const reference = factory.createTypeReferenceNode(typeOfSchema(name));
    references.set(member, factory.createPropertySignature(undefined, member.name, undefined, reference));
  }
  const way = new Set<ts.Node | undefined>([components, list, list?.type]);
  const left = (node: ts.Node): ts.Node =>
    way.has(node) ? compiler.visitEachChild(node, left, undefined) : (references.get(node) ?? node);
  const names = new Map(schemas.map((name) => [`components['schemas']['${name}']`, name]));
  const named = (node: ts.Node): ts.Node => {
    const name = compiler.isTypeAliasDeclaration(node) ? names.get(referenceIn(node.type)) : undefined;
    if (name === undefined || !compiler.isTypeAliasDeclaration(node)) return node;
    const member = moved.get(name);
    const type = member?.type ?? node.type;
    const alias = factory.createTypeAliasDeclaration(node.modifiers, typeOfSchema(name), undefined, type);
    return compiler.setSyntheticLeadingComments(
      alias,
      member && compiler.getSyntheticLeadingComments(member),
    );
  };
  return { nodes: nodes.map(left).map(named), moved: new Set(moved.keys()) };

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

  function hasObjects(type: ts.TypeNode): boolean {
    if (compiler.isParenthesizedTypeNode(type)) return hasObjects(type.type);
    if (compiler.isUnionTypeNode(type)) return type.types.some(hasObjects);
    return compiler.isTypeLiteralNode(type) || compiler.isIntersectionTypeNode(type);
  }
}
