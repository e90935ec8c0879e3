/** Whose readers a part of a guide is for: all, the vendor's, those of partners, or those of single brands. */
import { audienceAttribute, type GuideNode } from '../guide/index.ts';
import type { Brand } from './schema.ts';

/** What conditions ask of a brand. */
export type Reader = Pick<Brand, 'id' | 'vendor'>;

/** Whether a part's `data-audience`, if it has one, names a brand. */
export function isInAudience(node: GuideNode, { id, vendor }: Reader): boolean {
  const names = audienceOf(node);
  return names === undefined || names.some((name) => (isGroup(name) ? (name === 'vendor') === vendor : name === id));
}

/** The names in a part's `data-audience`; nothing for a part without. */
export function audienceOf(node: GuideNode): readonly string[] | undefined {
  const attributes = 'attributes' in node ? (node.attributes as Record<string, string>) : {};
  return attributes[audienceAttribute]?.split(/[\s,]+/).filter((name) => name !== '');
}

/** Whether a name in `data-audience` means a kind of brand, and no single one. */
export function isGroup(name: string): name is 'vendor' | 'partners' {
  return name === 'vendor' || name === 'partners';
}
