/** What stands where on the picture of a page, as the boxes that satori lays out. Words are only ever texts in them. */
import { formatHex, interpolate } from 'culori';

export const pictureWidth = 1200;
export const pictureHeight = 630;

export interface PictureWords {
  /** The name of the site. */
  site: string | undefined;
  title: string | undefined;
  /** What is linked: its initial stands in a tile beside its name. */
  provider: string | undefined;
  /** Beside the provider: the method, how many steps. Without one: what the page is about. */
  note: string | undefined;
}

export interface PictureLook {
  /** The brand's color on light grounds. */
  accent: string;
  /** The brand's mark, as an address that holds its bytes. */
  logo: string | undefined;
  fontFamily: string;
}

export interface Box {
  type: 'div' | 'img' | 'svg' | 'path';
  props: Record<string, unknown> & { children?: Box[] | string };
}

type Style = Record<string, string | number>;

const middle: Style = { display: 'flex', alignItems: 'center', justifyContent: 'center' };
type Colors = ReturnType<typeof colorsOf>;

const barWidth = 16;
const siteTop = 68;
const siteHeight = 48;
const cardWidth = 464;

/** Where the words of a single page stand. Around them a brand's pictures of as many steps are the same. */
export const wordsArea = {
  left: barWidth,
  top: siteTop + siteHeight,
  width: pictureWidth - barWidth - cardWidth,
  height: pictureHeight - siteTop - siteHeight,
};

/** The picture of a page. Its steps are drawn, at most as many as there is room for. */
export function layOut(words: PictureWords, steps: number, look: PictureLook): Box {
  const colors = colorsOf(look.accent);
  const { width, height } = { width: pictureWidth, height: pictureHeight };
  return box({ ...rootStyle(look, colors), width, height }, [
    box({ display: 'flex', width: barWidth, height, background: colors.accent }, []),
    box({ display: 'flex', flexDirection: 'column', flexGrow: 1, width: 0, paddingTop: siteTop }, [
      box({ display: 'flex', padding: wordsPadding }, [
        siteLine(words.site === words.title ? undefined : words.site, look, colors),
      ]),
      pageWords(words, colors),
    ]),
    box({ ...cardStyle, width: cardWidth, height }, [
      steps > 0 ? stepsCard(Math.min(steps, 4), colors) : markCard(look.logo, colors),
    ]),
  ]);
}

/** What stands in {@link wordsArea}, in a picture of that size. */
export function layOutWords(words: PictureWords, look: PictureLook): Box {
  const colors = colorsOf(look.accent);
  return box({ ...rootStyle(look, colors), width: wordsArea.width, height: wordsArea.height }, [
    pageWords(words, colors),
  ]);
}

const wordsPadding = '0 56px 0 72px';
const cardStyle: Style = {
  display: 'flex',
  boxSizing: 'border-box',
  paddingRight: 72,
  alignItems: 'center',
  justifyContent: 'flex-end',
};

function pageWords(words: PictureWords, colors: Colors): Box {
  const { width, height } = wordsArea;
  return box(
    { display: 'flex', flexDirection: 'column', boxSizing: 'border-box', width, height, padding: '0 56px 64px 72px' },
    [
      box({ display: 'flex', flexGrow: 1, alignItems: 'center' }, words.title ? [titleBox(words.title)] : []),
      providerLine(words, colors),
    ],
  );
}

function rootStyle(look: PictureLook, colors: Colors): Style {
  return { display: 'flex', background: colors.ground, color: colors.text, fontFamily: look.fontFamily };
}

function siteLine(site: string | undefined, { logo }: PictureLook, colors: Colors): Box {
  return box({ display: 'flex', alignItems: 'center', height: siteHeight }, [
    ...(logo ? [picture(logo, siteHeight, { marginRight: 18 })] : []),
    ...(site ? [words(site, { fontSize: 28, fontWeight: 600, color: colors.text, letterSpacing: -0.4 })] : []),
  ]);
}

function titleBox(title: string): Box {
  const [fontSize, lines] = title.length <= 34 ? [64, 3] : title.length <= 64 ? [54, 4] : [46, 5];
  return words(title, {
    // A line that is cut needs a block.
    display: 'block',
    width: '100%',
    fontSize,
    fontWeight: 600,
    lineHeight: 1.14,
    letterSpacing: -0.032 * fontSize,
    lineClamp: lines,
    wordBreak: 'break-word',
    // What is cut, or broken within a word, would be balanced to a narrow column.
    ...(title.length <= 64 && !/\S{20}/.test(title) ? { textWrap: 'balance' } : {}),
  });
}

function providerLine({ provider, note }: PictureWords, colors: Colors): Box {
  if (!provider) {
    const clamp: Style = { display: 'block', width: '100%', lineClamp: 2 };
    return box({ display: 'flex', alignItems: 'flex-end', height: 64 }, [
      ...(note ? [words(note, { ...clamp, fontSize: 25, lineHeight: 1.35, color: colors.muted })] : []),
    ]);
  }
  const initial = [...provider][0]?.toUpperCase();
  const tile: Style = { ...middle, width: 64, height: 64, borderRadius: 16, marginRight: 22 };
  return box({ display: 'flex', alignItems: 'center', height: 64 }, [
    box({ ...tile, background: colors.accent }, [
      words(initial ?? '', { fontSize: 34, fontWeight: 600, lineHeight: 1, color: '#ffffff' }),
    ]),
    box({ display: 'flex', flexDirection: 'column' }, [
      words(provider, { fontSize: 28, fontWeight: 600, lineHeight: 1.2, letterSpacing: -0.4 }),
      ...(note ? [words(note, { fontSize: 24, lineHeight: 1.35, color: colors.muted })] : []),
    ]),
  ]);
}

const rowHeight = 92;
const circle = 52;
/** Widths of the bars that stand for words, so that no two rows are the same. */
const bars = [
  [152, 108],
  [172, 130],
  [136, 92],
  [160, 118],
] as const;

function stepsCard(count: number, colors: Colors): Box {
  const rows = Array.from({ length: count }, (_, index) => stepRow(index, index === count - 1, colors));
  return card(colors, [box({ display: 'flex', flexDirection: 'column' }, rows)]);
}

function stepRow(index: number, isLast: boolean, colors: Colors): Box {
  const [first, second] = bars[index] ?? bars[0];
  const bar = (width: number, background: string, marginTop: number) =>
    box({ display: 'flex', width, height: 12, borderRadius: 6, background, marginTop }, []);
  const shape: Style = { ...middle, width: circle, height: circle, borderRadius: circle / 2 };
  const number = isLast
    ? box({ ...shape, background: colors.accent }, [tick()])
    : box({ ...shape, boxSizing: 'border-box', background: colors.tint, border: `2px solid ${colors.tintLine}` }, [
        words(String(index + 1), { fontSize: 24, fontWeight: 600, lineHeight: 1, color: colors.accent }),
      ]);
  const way = box({ display: 'flex', width: 3, flexGrow: 1, background: colors.line, margin: '6px 0' }, []);
  return box({ display: 'flex', height: isLast ? circle : rowHeight }, [
    box({ display: 'flex', flexDirection: 'column', alignItems: 'center', width: circle, marginRight: 22 }, [
      number,
      ...(isLast ? [] : [way]),
    ]),
    box({ display: 'flex', flexDirection: 'column' }, [bar(first, colors.strongBar, 8), bar(second, colors.line, 12)]),
  ]);
}

function markCard(logo: string | undefined, colors: Colors): Box {
  return card(colors, logo ? [picture(logo, 168, {})] : []);
}

function card(colors: Colors, children: Box[]): Box {
  const look = { background: '#ffffff', border: `2px solid ${colors.line}`, borderRadius: 28 };
  return box({ display: 'flex', padding: '44px 36px', ...look }, children);
}

function tick(): Box {
  const stroke = { stroke: '#ffffff', strokeWidth: 3, strokeLinecap: 'round', strokeLinejoin: 'round', fill: 'none' };
  const path: Box = { type: 'path', props: { d: 'm5 12.5 4.5 4.5L19 7.5', ...stroke } };
  return { type: 'svg', props: { width: 28, height: 28, viewBox: '0 0 24 24', children: [path] } };
}

function picture(src: string, size: number, style: Style): Box {
  return { type: 'img', props: { src, width: size, height: size, style } };
}

function words(text: string, style: Style): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children: text } };
}

function box(style: Style, children: Box[]): Box {
  return { type: 'div', props: { style, children } };
}

/** Light shades of the accent, so that the picture is the brand's without a further setting. */
function colorsOf(accent: string) {
  const mixed = (share: number, other: string) => formatHex(interpolate([other, accent], 'oklab')(share));
  return {
    accent: mixed(1, '#ffffff'),
    ground: mixed(0.055, '#ffffff'),
    tint: mixed(0.1, '#ffffff'),
    tintLine: mixed(0.35, '#ffffff'),
    line: mixed(0.14, '#f1f1f3'),
    strongBar: mixed(0.3, '#dcdde3'),
    text: mixed(0.12, '#17191f'),
    muted: mixed(0.15, '#5b5e68'),
  };
}
