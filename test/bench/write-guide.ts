/** A plan of a guide → its text in a dialect. */
import type { Dialect } from './dialect.ts';
import type { Block, GuidePlan, SectionPlan, StepPlan } from './plan-guide.ts';

/**
 * Answers the text of a guide's file. `edition` goes into the frontmatter: two editions of one guide are read alike, but
 * no cache of one knows the other.
 */
export function writeGuide(plan: GuidePlan, dialect: Dialect, edition: string): string {
  const writer = new GuideWriter(plan, dialect);
  const parts = [
    writer.frontmatter(edition),
    dialect.imports,
    ...plan.before.map((block) => writer.block(block)),
    writer.picker(),
    ...plan.sections.map((section) => writer.section(section)),
    writer.linking(),
  ];
  return `${dialect.fillBrand(parts.filter((part) => part !== '').join('\n\n'))}\n`;
}

class GuideWriter {
  readonly #plan: GuidePlan;
  readonly #dialect: Dialect;

  constructor(plan: GuidePlan, dialect: Dialect) {
    this.#plan = plan;
    this.#dialect = dialect;
  }

  frontmatter(edition: string): string {
    const { name, method } = this.#plan;
    const title = `Connect ${name} with ${method.label} – StackOne Hub`;
    const description = `Where to find the ${method.label} of ${name}, and how to link it in the StackOne Hub.`;
    return `---\ntitle: ${title}\ndescription: ${description}\nedition: ${edition}\n---`;
  }

  /** The picker of actions, for guides with scopes. */
  picker(): string {
    const { scopes, name } = this.#plan;
    if (scopes.length === 0) return '';
    const actions = scopes.map(({ name: scope, action }) => ({ ...action, scopes: [scope] }));
    const json = JSON.stringify(actions).replaceAll('"', '&#x22;');
    const words = `What {brand.product} can do in ${name} depends on the scopes that you allow. Pick what you need.`;
    const picker = `<div data-guides-scope-selector data-guide-actions-json="${json}">`;
    return this.#dialect.panel(this.#indent(`${picker}\n${this.#indent(`<p>${words}</p>`)}\n</div>`));
  }

  section({ title, intro, steps }: SectionPlan): string {
    const parts = [`<h2>${title}</h2>`, ...intro.map((block) => this.block(block)), this.#steps(steps)];
    return `<section data-guide-section data-guide-scopes="">\n${this.#indent(parts.join('\n\n'))}\n</section>`;
  }

  /** The last section: no partner's build has it. */
  linking(): string {
    const { name, fields } = this.#plan;
    const linking = '/guides/accounts-section#linking-accounts';
    const steps: StepPlan[] = [
      {
        id: 'open-hub',
        title: 'Open the StackOne Hub',
        scopes: [],
        blocks: [{ kind: 'text', words: `The form stands beside this guide. See [Linking accounts](${linking}).` }],
      },
      {
        id: 'fill-in',
        title: 'Fill in the form',
        scopes: [],
        blocks: [{ kind: 'list', items: fields.map(({ label }) => `**${label}**`) }],
      },
    ];
    const outro = `Read [How linking works](/guides/how-linking-works) to learn what becomes of it.`;
    const parts = [
      `<h2>Link ${name} in the StackOne Hub</h2>`,
      this.#steps(steps),
      this.block({ kind: 'text', words: outro }),
    ];
    return `<div data-whitelabel-hide>\n${this.#indent(parts.join('\n\n'))}\n</div>`;
  }

  block(block: Block): string {
    const dialect = this.#dialect;
    switch (block.kind) {
      case 'text':
        return this.#isHtml() ? `<p>${asHtml(block.words)}</p>` : block.words;
      case 'list': {
        if (!this.#isHtml()) return block.items.map((item) => `- ${item}`).join('\n');
        const items = block.items.map((item) => `<li>${asHtml(item)}</li>`).join('\n');
        return `<ul>\n${this.#indent(items)}\n</ul>`;
      }
      case 'code':
        return `\`\`\`${block.language}\n${block.lines.join('\n')}\n\`\`\``;
      case 'tabs': {
        const tabs = block.tabs.map(({ title, blocks }) =>
          dialect.tab(title, this.#indent(blocks.map((inner) => this.block(inner)).join('\n\n'))),
        );
        return dialect.tabs(this.#indent(tabs.join('\n\n')));
      }
      case 'table': {
        const rows = [block.head, block.head.map(() => '---'), ...block.rows];
        return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
      }
      case 'callout':
        return dialect.callout(block.tone, block.words);
      case 'accordion':
        return dialect.accordion(block.title, this.#indent(this.block({ kind: 'text', words: block.words })));
    }
  }

  #steps(steps: readonly StepPlan[]): string {
    const written = steps.map((step) => {
      const scopes = step.scopes.join(' ');
      const open = `<div data-guide-step data-guide-scopes="${scopes}" data-guide-display-scopes-list="${scopes}">`;
      const inner = this.#indent(step.blocks.map((block) => this.block(block)).join('\n\n'));
      return this.#dialect.step(step, this.#indent(`${open}\n\n${inner}\n\n</div>`));
    });
    return this.#dialect.steps(this.#indent(written.join('\n\n')));
  }

  #isHtml(): boolean {
    return this.#plan.style === 'html';
  }

  #indent(text: string): string {
    const { indent } = this.#dialect;
    return text.replace(/^(?=.)/gm, indent);
  }
}

/** The same words with HTML's marks in place of Markdown's. */
function asHtml(words: string): string {
  return words
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/`(.+?)`/g, '<code>$1</code>')
    .replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>');
}
