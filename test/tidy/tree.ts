import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly isExecutable: boolean;
}

export type Tree = readonly TreeFile[];

/** What keeps the house tidy: a fact about the tree, what breaks it, and a tree that proves that it can break. */
export interface TidyRule {
  readonly fact: string;
  /** One sentence a breach, naming the file; empty when the fact holds. */
  readonly breaches: (tree: Tree) => readonly string[];
  /** A small tree that breaks the rule, and a text that one of the sentences must hold. */
  readonly planted: { readonly tree: Tree; readonly found: string };
}

const binary = /\.(png|jpg|ico|xlsx|pdf|woff2?)$/;

/** Everything git keeps or would keep. A file that was deleted but not yet committed is not in the tree. */
export function projectTree(root: string): Tree {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const paths = list.toString('utf8').split('\0');
  return paths
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(root, path)))
    .map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
      isExecutable: (statSync(join(root, path)).mode & 0o111) !== 0,
    }));
}

export function plant(path: string, text = '', isExecutable = false): TreeFile {
  return { path, text, isExecutable };
}

/** Hand-written code: what a person reads and reviews. */
export function codeFiles(tree: Tree): Tree {
  return tree.filter(({ path }) => /^(src|test|build|bench)\/.*\.(ts|mjs|cjs)$/.test(path));
}

export function sourceFiles(tree: Tree): Tree {
  return tree.filter(({ path }) => /^src\/.*\.ts$/.test(path));
}

export function pages(tree: Tree): Tree {
  return tree.filter(({ path }) => path.endsWith('.md'));
}

export function textOf(tree: Tree, path: string): string | undefined {
  return tree.find((file) => file.path === path)?.text;
}

/** The line of a match, counted from 1, as an editor shows it. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
