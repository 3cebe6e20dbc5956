// Reads JavaScript for test_javascript.py: gives the functions of each file, and its tokens but for imports and exports.
const { readFileSync } = require("node:fs");
const { parse } = require("acorn");
const { ancestor } = require("acorn-walk");

const NAMED = ["VariableDeclarator", "MethodDefinition", "Property", "AssignmentExpression"];

/** A function that something is called; what stands inside of an expression is a part of that. */
const isNamed = (node, parent) => node.type === "FunctionDeclaration" || NAMED.includes(parent.type);

const functionsOf = (tree) => {
  const found = [];
  const note = (node, _, ancestors) => {
    const { start, end } = node.loc;
    if (isNamed(node, ancestors.at(-2))) found.push({ line: start.line, lines: end.line - start.line + 1 });
  };
  ancestor(tree, { FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note });
  return found;
};

const leftOut = (tree) =>
  tree.body.flatMap(({ type, start, end, declaration }) => {
    if (type === "ImportDeclaration") return { start, end };
    return type.startsWith("Export") ? { start, end: declaration.start } : [];
  });

const read = (path) => {
  const text = readFileSync(path, "utf8");
  const tokens = [];
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true, onToken: tokens });
  const gaps = leftOut(tree);
  const isHere = (token) => !gaps.some(({ start, end }) => token.start >= start && token.end <= end);
  const written = tokens.filter(isHere).map(({ start, end }) => text.slice(start, end));
  return { path, functions: functionsOf(tree), tokens: written.filter(Boolean) };
};

console.log(JSON.stringify(process.argv.slice(2).map(read)));
