/**
 * The content folder as facts: what each brand has of it, with everything parsed that is new, and the rest where the
 * pack keeps it. The one way into the program for content.
 */
import { existsSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { debuglog } from 'node:util';
import { type Brand, linkingFile } from '../brand/index.ts';
import { type Connector, parseStoredConnector } from '../connector/index.ts';
import { createIssue, fileStart, type Guide, type Issue, parseStoredGuide, treeDialect } from '../guide/index.ts';
import { listAssets } from './asset-folders.ts';
import { codeVersion } from './code-version.ts';
import { ContentChanging, type ContentFiles, ContentMissing, filesOf } from './content-files.ts';
import { digestOf } from './digest.ts';
import { type Facts, factsSchema, type PackedConnector, type PackedPage } from './facts.ts';
import { acquireLock } from './file-lock.ts';
import { parseAll } from './native-parsing.ts';
import { addressesOf, type PageAddresses } from './navigation/addresses.ts';
import { type Arrangement, arrangePages, createFinder } from './navigation/arrange.ts';
import { readFolderMetas } from './navigation/folder-meta.ts';
import { navigationIssues } from './navigation/navigation-issues.ts';
import { readNavigation, type TreeNavigation } from './navigation/read-navigation.ts';
import { openTreeFiles, type TreeFiles } from './navigation/tree-files.ts';
import { isOutside } from './outside-parts.ts';
import { leftOutPaths, ownFiles, ownPages } from './own-connectors.ts';
import { openPack, type Pack } from './pack.ts';
import { type KeptThread, keepThread } from './parse-threads.ts';
import type { ParseOutcome } from './parse-worker.ts';
import { readBlocks } from './read-blocks.ts';
import { readBrands } from './read-brands.ts';
import { createSnippetReader } from './read-snippets.ts';
import { keepScan, readScan, type Scan, scanFilesAbove, scanFolder } from './scan.ts';
import { listSources, type Source } from './sources.ts';
import { layOver } from './unsaved.ts';
import { snippetsUsedIn, unusedSnippets } from './unused-snippets.ts';

/** What one brand has of a content folder. */
export interface BrandContent {
  /** With its own words on linking, if it has some. */
  brand: Brand;
  brands: ReadonlyMap<string, Brand>;
  /** The digest of all that is the brand's own, and of what its checks know of other brands. */
  digest: string;
  /** The files of the brand, and those that it would have without a choice of connectors. */
  files: ContentFiles;
  every: ContentFiles;
  scan: Scan;
  /** By path. */
  pages: readonly PackedPage[];
  /** Those that can be read, by id. */
  connectors: ReadonlyMap<string, PackedConnector>;
  /** Whether pages are found by the connectors that they link, or by the groups that the tree puts them into. */
  catalogue: 'connectors' | 'guides';
  /** Pages that no connector has, as the tree arranges them. */
  navigation: Arrangement;
  /** Other addresses of pages. */
  addresses: PageAddresses;
  /** Addresses of pages that others have and this brand has nowhere. */
  leftOut: ReadonlySet<string>;
  /** Whether every brand says where pages stand that are not here. */
  otherPages: 'here' | 'elsewhere';
  /** Files of pages and connectors of which nothing can be read. */
  unread: ReadonlySet<string>;
  /** What is wrong with single files, before they are held against each other. */
  issues: readonly Issue[];
}

/** A content folder as it was when it was read. */
export interface ContentReading {
  /** Absolute path of the content folder. */
  root: string;
  brands: ReadonlyMap<string, Brand>;
  /** The digest of all brand files. */
  brandsDigest: string;
  /** As a brand has it. */
  of(brand: Pick<Brand, 'id'>): BrandContent;
  guideOf(page: Pick<PackedPage, 'entry'>): Guide;
  connectorOf(connector: Pick<PackedConnector, 'entry'>): Connector;
  /** Files above the content folder that say how it is arranged, by their absolute paths. */
  filesAbove: readonly string[];
  /** The file with the parsed guides and connectors, for threads that read it themselves. */
  packFile: string;
}

export interface OpenContent extends Disposable {
  /** Where the caches of this folder are. */
  cacheFolder: string;
  /**
   * Scans the folder.
   * @throws {ContentMissing}
   */
  scan(): Promise<Scan>;
  /**
   * Scans the folder, unless it was scanned just now, and parses what is new in it, for all of its brands. It begins
   * anew when a file changes between its scan and its parsing.
   * @throws {ContentMissing | ContentChanging}
   */
  read(scanned?: Scan): Promise<ContentReading>;
  /** Keeps a thread ready from now on, so that the next change is read at once. */
  stayReady(): void;
}

export interface ContentOptions {
  /** The folder that caches are kept in, one folder a content folder. */
  cacheRoot: string;
  /** Where pages stand that are linked and not here, for brands that do not say so. */
  linkBase?: string | undefined;
  /** What an editor has not saved yet, by paths from the content folder; asked for at each reading. */
  unsaved?: (() => ReadonlyMap<string, string>) | undefined;
  /** Counts the time of a stage up to now. */
  mark?: ((stage: string, count: number) => void) | undefined;
  /** Tells how far the parsing is. */
  tell?: ((done: number, total: number) => void) | undefined;
  /** A thread to parse on, for whoever opens many folders one after another; it outlives them all. */
  thread?: KeptThread | undefined;
}

/** What a parsed file depends on besides its text. */
const language = [
  'guide',
  'connector',
  'contract',
  'loader/parse-worker.ts',
  'loader/parse-yaml.ts',
  'loader/facts.ts',
  'loader/check-names.ts',
  'loader/check-secrets.ts',
  'assets/icon-names.ts',
  'assets/code-languages.ts',
];

/** Readings of a folder whose files change meanwhile, before it is left alone. */
const readAttempts = 5;

/** `NODE_DEBUG=content` tells each reading. */
const log = debuglog('content');

/** Opens a content folder. Nothing is read before it is asked for. */
export function openContent(
  contentRoot: string,
  { cacheRoot, linkBase, unsaved, mark, tell, thread }: ContentOptions,
): OpenContent {
  const root = resolve(contentRoot);
  const cacheFolder = join(cacheRoot, digestOf(root).slice(0, 16));
  // What a page names is kept with the scan.
  const scanFile = join(cacheFolder, `scan-${codeVersion(['guide', 'loader/scan.ts']).slice(0, 16)}.json`);
  const unsavedFolder = join(cacheFolder, `unsaved-${process.pid}`);
  const trees = new WeakMap<Scan, Tree>();
  let scan: Scan | undefined;
  let pack: Pack<Facts> | undefined;
  let kept: KeptThread | undefined;

  function scanNow(): Scan {
    const earlier = scan ?? readScan(scanFile);
    const own = scanRoot(root, earlier);
    const tree = readTree(root, own);
    // What arranges the pages is a part of what they are made from, wherever it lies.
    const { files, assets } = tree.written;
    const above = [...files.filter(isOutside), ...assets.flatMap((folder) => listAssets(root, folder))];
    scan = new Map([...own, ...scanFilesAbove(root, above, earlier, Date.now())]);
    trees.set(scan, tree);
    if (!isSame(scan, earlier)) keepScan(scanFile, scan);
    mark?.('scan', scan.size);
    return scan;
  }

  async function read(scanned?: Scan): Promise<ContentReading> {
    await using _lock = await acquireLock(join(cacheFolder, 'lock'));
    for (let attempt = 1; ; attempt++) {
      try {
        return await readOnce((attempt === 1 ? scanned : undefined) ?? scanNow());
      } catch (cause) {
        if (!(cause instanceof ContentChanging) || attempt === readAttempts) throw cause;
      }
    }
  }

  async function readOnce(current: Scan): Promise<ContentReading> {
    if (!pack?.isCurrent()) {
      pack?.[Symbol.dispose]();
      pack = openPack(cacheFolder, `content-${codeVersion(language).slice(0, 16)}`, factsSchema);
    }
    const laid = layOver(current, unsaved?.() ?? new Map(), unsavedFolder);
    const tree = trees.get(current) ?? readTree(root, current);
    return readContents(root, { ...laid, tree, pack, kept: kept ?? thread, linkBase, mark, tell });
  }

  return {
    cacheFolder,
    async scan() {
      await using _lock = await acquireLock(join(cacheFolder, 'lock'));
      return scanNow();
    },
    read,
    stayReady() {
      kept ??= keepThread();
    },
    [Symbol.dispose]() {
      pack?.[Symbol.dispose]();
      kept?.[Symbol.dispose]();
      if (unsaved) rmSync(unsavedFolder, { recursive: true, force: true });
    },
  };
}

function scanRoot(root: string, earlier: Scan): Scan {
  try {
    return scanFolder(root, earlier, Date.now());
  } catch (cause) {
    throw new ContentMissing(root, { cause });
  }
}

function isSame(scan: Scan, earlier: Scan): boolean {
  return scan.size === earlier.size && [...scan].every(([path, file]) => earlier.get(path) === file);
}

/** What the files of a tree, in its folder and above it, say of how its pages are arranged. */
interface Tree {
  files: TreeFiles;
  written: TreeNavigation;
  metas: ReturnType<typeof readFolderMetas>;
}

function readTree(root: string, scan: Scan): Tree {
  const files = openTreeFiles(
    root,
    [...scan.keys()].filter((path) => !isOutside(path)),
  );
  return { files, written: readNavigation(files), metas: readFolderMetas(files) };
}

interface Reading {
  scan: Scan;
  tree: Tree;
  /** Where unsaved texts are. */
  places: ReadonlyMap<string, string>;
  pack: Pack<Facts>;
  kept: KeptThread | undefined;
  linkBase: string | undefined;
  mark: ContentOptions['mark'];
  tell: ContentOptions['tell'];
}

async function readContents(
  root: string,
  { scan, places, tree, pack, kept, linkBase, mark, tell }: Reading,
): Promise<ContentReading> {
  const folder = {
    root,
    files: [...scan.keys()].filter((path) => !isOutside(path)),
    unsaved: places,
    assets: { folders: tree.written.assets, outside: [...scan.keys()].filter(isOutside) },
  };
  const { brands, issues: brandIssues } = await readBrands(filesOf(folder));
  const all = [...brands.values()];
  const dialect = treeDialect((name) => scan.has(name) || existsSync(join(root, '..', name)));
  const listed = all.map((viewer) => {
    const every = filesOf(folder, viewer.lineage);
    const files = ownFiles(every, viewer);
    const { blocks, issues: blockIssues } = readBlocks(files);
    const { sources, issues } = listSources(files, scan, { blocks, dialect, tree: tree.written });
    return { viewer, every, files, sources, issues: [...issues, ...blockIssues] };
  });
  const used = snippetsUsedIn(listed);
  const unused = new Map(listed.map((own) => [own.viewer.id, unusedSnippets(own, used, scan)]));
  const parsed = await parseNew(
    [...listed, ...unused.values()].flatMap(({ sources }) => sources),
    { pack, kept, tell },
  );
  mark?.('parse', parsed);
  const isElsewhere = linkBase !== undefined || all.every(({ links }) => links.elsewhere !== undefined);
  const otherPages = isElsewhere ? 'elsewhere' : 'here';
  const brandFiles = [...scan].filter(([path]) => /^brands\/[^/]+\/brand\.yaml$/.test(path));
  const brandsDigest = digestOf(...brandFiles.flatMap(([path, { digest }]) => [path, digest]));
  const contents = new Map<string, BrandContent>();
  for (const { viewer, every, files, sources, issues } of listed) {
    const linking = await readLinking(files);
    const brand = linking ? { ...viewer, linking } : viewer;
    const lone = unused.get(viewer.id);
    const found = findPacked([...sources, ...(lone?.sources ?? [])], pack);
    const readable = found.pages.filter(({ facts }) => facts.draft !== true);
    const { pages, ...arranged } = arrangeContent(ownPages(readable, brand), found.connectors, {
      ...tree,
      folder: basename(root),
    });
    const left = leftOutPaths({ every, own: files }, { readable, pages });
    contents.set(brand.id, {
      brand,
      brands: new Map(brands).set(brand.id, brand),
      digest: digestOf(brand.id, brandsDigest, JSON.stringify(linking ?? {}), ...ownNames(files)),
      files,
      every,
      scan,
      pages,
      connectors: found.connectors,
      ...arranged,
      leftOut: isElsewhere || brand.links.elsewhere !== undefined ? new Set() : left,
      otherPages,
      unread: found.unread,
      issues: [
        ...[...issues, ...found.issues, ...(lone?.issues ?? []), ...brandIssues].map((issue) => ({
          ...issue,
          file: files.nameOf(issue.file),
        })),
        ...navigationIssues(
          {
            files: tree.written.files,
            // A partner's site has fewer pages, which is no fault of the tree.
            missing: arranged.navigation.missing.filter((at) => !left.has(at)),
            unusable: arranged.addresses.unusable,
          },
          tree.files.read,
        ),
      ],
    });
  }
  return {
    root,
    brands: new Map([...contents].map(([id, { brand }]) => [id, brand])),
    brandsDigest,
    of: ({ id }) => {
      const content = contents.get(id);
      if (!content) throw new Error(`The content was not read for the brand "${id}".`);
      return content;
    },
    guideOf: ({ entry }) => parseStoredGuide(JSON.parse(pack.read(entry).toString('utf8'))),
    connectorOf: ({ entry }) => parseStoredConnector(JSON.parse(pack.read(entry).toString('utf8'))),
    filesAbove: tree.written.files.filter(isOutside).map((file) => resolve(root, file)),
    packFile: pack.file,
  };
}

/** What a tree's own files, or its folders, make of pages. */
function arrangeContent(
  own: readonly PackedPage[],
  connectors: BrandContent['connectors'],
  tree: Parameters<typeof arrangePages>[1] & { folder: string },
): Pick<BrandContent, 'pages' | 'catalogue' | 'navigation' | 'addresses'> {
  const isLinking = ({ facts: { binding } }: PackedPage) => binding !== undefined && connectors.has(binding.connector);
  const catalogue = own.some(isLinking) || own.length === 0 ? 'connectors' : 'guides';
  // Beside connectors, the guides of the top folder are the articles of the first page.
  const isArticle = ({ facts }: PackedPage) => catalogue === 'connectors' && /^guides\/[^/]+$/.test(facts.path);
  const arranged = own.filter((page) => !isLinking(page) && !isArticle(page));
  const { missing, ...navigation } = arrangePages(arranged, tree);
  const pages = own.map((page) =>
    navigation.hidden.has(page.facts.path) ? { ...page, facts: { ...page.facts, hidden: true } } : page,
  );
  // What connectors have stands in no group, and is there.
  const find = createFinder(missing.length > 0 ? pages : []);
  return {
    pages,
    catalogue,
    navigation: { ...navigation, missing: missing.filter((at) => !find(at)) },
    addresses: addressesOf(pages, tree.written, catalogue === 'guides' ? tree.folder : ''),
  };
}

/** The paths that a brand has a file of its own for. */
function ownNames({ paths, isOfBrand }: ContentFiles): string[] {
  return paths.filter(isOfBrand);
}

/** Parses what the pack does not hold, and puts it there; answers how many files that were. */
async function parseNew(
  sources: readonly Source[],
  { pack, kept, tell }: Pick<Reading, 'pack' | 'kept' | 'tell'>,
): Promise<number> {
  const waiting = new Map(sources.filter(({ key }) => !pack.get(key)).map((source) => [source.key, source]));
  const keys = new Map([...waiting.values()].map(({ key, item }) => [item, key]));
  log('read %d files, parsed %d', new Set(sources.map(({ key }) => key)).size, keys.size);
  let done = 0;
  let changed: string | undefined;
  const take = (item: Source['item'], parsed: ParseOutcome) => {
    if (parsed === 'changed') changed = item.file;
    else pack.add(keys.get(item) ?? '', parsed.value, parsed.facts);
    tell?.(++done, keys.size);
  };
  await parseAll([...keys.keys()], take, kept);
  pack.flush();
  if (changed !== undefined) throw new ContentChanging(changed);
  pack.forget(new Set(sources.map(({ key }) => key)));
  return keys.size;
}

/** The pages and connectors in the pack that these sources came to. Of two pages with one address the first counts. */
function findPacked(sources: readonly Source[], pack: Pack<Facts>) {
  const pages = new Map<string, PackedPage>();
  const connectors = new Map<string, PackedConnector>();
  const unread = new Set<string>();
  const issues: Issue[] = [];
  for (const { key } of sources) {
    const entry = pack.get(key);
    if (!entry) continue;
    const { facts } = entry;
    issues.push(...facts.issues);
    if (facts.kind === 'fault') unread.add(facts.file);
    if (facts.kind === 'connector') connectors.set(facts.id, { key, entry, facts });
    if (facts.kind !== 'page') continue;
    const { path, file } = facts;
    const other = pages.get(path)?.facts.file;
    if (other === undefined) pages.set(path, { key, entry, facts });
    else issues.push(createIssue('path-taken', file, fileStart, { path: `/${path}`, other }));
  }
  const sorted = [...pages.values()].sort((a, b) => (a.facts.path < b.facts.path ? -1 : 1));
  return { pages: sorted, connectors, unread, issues };
}

/** The section on linking that a brand brings along, with the snippets in it; `undefined` if ours is to stand. */
async function readLinking(files: ContentFiles): Promise<Brand['linking']> {
  if (!files.paths.includes(linkingFile)) return undefined;
  return createSnippetReader(files).snippetsOf(`import Linking from '/${linkingFile}'`, linkingFile);
}
