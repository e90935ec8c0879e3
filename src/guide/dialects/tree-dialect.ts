/** The dialect of a whole tree, where its marks mean something there that they mean nowhere else. */
export type TreeDialect = 'mkdocs';

/** Files by which a tree is known, at its root or beside the folder of its pages. */
const files: readonly (readonly [name: string, dialect: TreeDialect])[] = [
  ['mkdocs.yml', 'mkdocs'],
  ['mkdocs.yaml', 'mkdocs'],
];

/** The dialect of a tree; `undefined` if none of its files tells one. */
export function treeDialect(hasFile: (name: string) => boolean): TreeDialect | undefined {
  return files.find(([name]) => hasFile(name))?.[1];
}
