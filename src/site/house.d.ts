/** The parts of a page that a house can put its own in the place of, as the build finds them. */
declare module 'virtual:keyway-house' {
  type Site = import('./shell-site.ts').ShellSite;
  type Section = import('./shell-site.ts').Section;
  type Part<Props> = (props: Props) => unknown;

  export const Head: Part<{ site: Site }>;
  export const Header: Part<{ site: Site; section: Section }>;
  export const Footer: Part<{ site: Site }>;
  /** What stands around the form; its slot is the form. */
  export const FormFrame: Part<{ site: Site; children?: unknown }>;
  /** Whether the house frames the form. */
  export const framesForm: boolean;
  /** The address of the house's style sheet, if it has one. */
  export const houseSheet: string | undefined;
}
