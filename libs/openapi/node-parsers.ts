/** What the generator of schemas does not follow by itself. */
import {
  IntersectionType,
  LiteralType,
  ObjectType,
  UnionType,
  derefType,
  type BaseType,
  type Context,
  type NodeParser,
  type ObjectProperty,
  type SubNodeParser,
} from 'ts-json-schema-generator';
import ts from 'typescript';

/** `(typeof LIST)[number]` over a list put together of others, `keyof typeof TABLE`: their literals, as the compiler knows them. */
export class Literals implements SubNodeParser {
  constructor(private readonly checker: ts.TypeChecker) {}

  supportsNode(node: ts.Node): boolean {
    const kinds = [ts.SyntaxKind.IndexedAccessType, ts.SyntaxKind.TypeOperator, ts.SyntaxKind.TypeQuery];
    return kinds.includes(node.kind) && literalsOf(this.checker, node).length > 0;
  }

  createType(node: ts.Node): BaseType {
    const types = literalsOf(this.checker, node).map((value) => new LiteralType(value));
    return types.length === 1 ? (types[0] as BaseType) : new UnionType(types);
  }
}

/** `Omit` and `Pick`, which would make every property required. */
export class Chosen implements SubNodeParser {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly whole: NodeParser,
  ) {}

  supportsNode(node: ts.Node): boolean {
    return (
      ts.isTypeReferenceNode(node) &&
      ['Omit', 'Pick'].includes(node.typeName.getText()) &&
      literalsOf(this.checker, node.typeArguments?.[1]).length > 0
    );
  }

  createType(node: ts.TypeReferenceNode, context: Context): BaseType {
    const [of, keys] = node.typeArguments ?? [];
    const named = literalsOf(this.checker, keys);
    const isPick = node.typeName.getText() === 'Pick';
    return this.of(this.whole.createType(of as ts.Node, context), (name) => named.includes(name) === isPick);
  }

  private of(type: BaseType, keeps: (name: string) => boolean): BaseType {
    const whole = derefType(type);
    if (whole instanceof UnionType) return new UnionType(whole.getTypes().map((part) => this.of(part, keeps)));
    const properties = propertiesOf(whole).filter((property) => keeps(property.getName()));
    const id = `chosen ${properties.map((property) => property.getName()).join(' ')} of ${whole.getId()}`;
    return new ObjectType(id, [], properties, true);
  }
}

function propertiesOf(type: BaseType): ObjectProperty[] {
  const whole = derefType(type);
  if (whole instanceof IntersectionType) return whole.getTypes().flatMap(propertiesOf);
  if (whole instanceof ObjectType) return [...whole.getBaseTypes().flatMap(propertiesOf), ...whole.getProperties()];
  throw new Error(`no properties can be chosen of ${whole.getName()}`);
}

function literalsOf(checker: ts.TypeChecker, node: ts.Node | undefined): (string | number)[] {
  if (node === undefined) return [];
  const type = checker.getTypeFromTypeNode(node as ts.TypeNode);
  const parts = type.isUnion() ? type.types : [type];
  const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
  return literals.length === parts.length ? literals.map(({ value }) => value) : [];
}
