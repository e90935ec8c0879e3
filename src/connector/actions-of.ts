import type { Action, Guide, GuideNode } from '../guide/index.ts';
import type { Connector } from './schema.ts';

/** The actions that readers of a guide choose among: those that its writer put into a picker, else the connector's. */
export function actionsOf({ children }: Pick<Guide, 'children'>, connector: Connector | undefined): readonly Action[] {
  const written = actionsIn(children);
  return written.length > 0 ? written : (connector?.actions ?? []);
}

function actionsIn(nodes: readonly GuideNode[]): Action[] {
  return nodes.flatMap((node) => {
    if (node.type === 'block' && node.name === 'ScopeSelector') return (node.props['actions'] ?? []) as Action[];
    return 'children' in node ? actionsIn(node.children as GuideNode[]) : [];
  });
}
