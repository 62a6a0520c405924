import { newSigningKey, openNote, signerOf } from './note';
import { openCheckpoint, signCheckpoint } from './checkpoint';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  MemoryTree,
  nodesRead,
  rootFromInclusion,
  rootOf,
} from './merkle';
import { nodesOfTiles } from './tile-reader';
import { TILE_WIDTH, tilePath, tilesBetween } from './tiles';

const leaves = (count: number) => Array.from({ length: count }, (_, index) => leafHash(`entry ${index}`));

describe('the tree', () => {
  it('has the roots that RFC 6962 gives for its own test entries', () => {
    // Certificate Transparency's known answers: seven leaves and their roots.
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const tree = new MemoryTree();
    for (const [index, entry] of entries.entries()) {
      tree.add(leafHash(Buffer.from(entry, 'hex').toString('latin1')));
      expect(tree.root().toString('hex')).toBe(roots[index]);
    }
    expect(new MemoryTree().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('proves every leaf of every size, and no other', () => {
    const all = leaves(33);
    for (let size = 1; size <= 33; size += 1) {
      const tree = new MemoryTree(all.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(tree.read, index, size);
        expect(rootFromInclusion(all[index] as Buffer, index, size, proof)).toEqual(tree.root());
        expect(rootFromInclusion(leafHash('other'), index, size, proof)).not.toEqual(tree.root());
        expect(rootFromInclusion(all[index] as Buffer, index, size, [...proof, all[0] as Buffer])).toBeNull();
        const elsewhere = rootFromInclusion(all[index] as Buffer, (index + 1) % (size + 1), size, proof);
        if (size > 1) expect(elsewhere).not.toEqual(tree.root());
      }
    }
  });

  it('proves that each size continues each earlier one, and not a fork of it', () => {
    const all = leaves(20);
    const whole = new MemoryTree(all);
    const fork = new MemoryTree(all.map((leaf, index) => (index === 4 ? leafHash('fork') : leaf)));
    for (let size = 1; size <= 20; size += 1) {
      for (let earlier = 1; earlier <= size; earlier += 1) {
        const proof = consistencyProof(whole.read, earlier, size);
        const now = { size, root: whole.root(size) };
        expect(isConsistent({ size: earlier, root: whole.root(earlier) }, now, proof)).toBe(true);
        if (earlier > 4) expect(isConsistent({ size: earlier, root: fork.root(earlier) }, now, proof)).toBe(false);
        if (proof.length > 0) expect(isConsistent({ size: earlier, root: whole.root(earlier) }, now, proof.slice(1))).toBe(false);
      }
    }
  });

  it('says beforehand which nodes it will read', () => {
    const tree = new MemoryTree(leaves(1000));
    const wanted = nodesRead((read) => inclusionProof(read, 700, 1000));
    expect(wanted.length).toBeLessThan(20);
    const only = new Map(wanted.map(({ level, index }) => [`${level}/${index}`, tree.read(level, index)]));
    const proof = inclusionProof((level, index) => only.get(`${level}/${index}`) as Buffer, 700, 1000);
    expect(rootFromInclusion(leafHash('entry 700'), 700, 1000, proof)).toEqual(tree.root());
  });
});

describe('tiles', () => {
  it('hold a tree that grows, under the paths of tlog-tiles, and give it back', () => {
    const tree = new MemoryTree();
    const files = new Map<string, Buffer>();
    let size = 0;
    for (const next of [1, 70, 256, 300, 70_000]) {
      while (tree.size < next) tree.add(leafHash(`entry ${tree.size}`));
      for (const tile of tilesBetween(size, next)) {
        const hashes = Array.from({ length: tile.width }, (_, at) => tree.read(8 * tile.level, tile.index * TILE_WIDTH + at));
        files.set(tilePath(tile), Buffer.concat(hashes));
      }
      size = next;
      expect(
        rootOf(
          nodesOfTiles((path) => files.get(path) ?? null, size),
          size,
        ),
      ).toEqual(tree.root());
    }
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['tile/0/000.p/1', 'tile/0/000', 'tile/1/000.p/1', 'tile/0/273.p/112', 'tile/1/001.p/17']),
    );
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    files.delete('tile/0/273.p/112');
    expect(() =>
      rootOf(
        nodesOfTiles((path) => files.get(path) ?? null, size),
        size,
      ),
    ).toThrow('tile/0/273.p/112');
  });
});

describe('a signed note', () => {
  const signer = signerOf(newSigningKey('guicheng/test'));

  it('opens for its own key and for no other, and not when a letter was changed', () => {
    const note = signer.sign('first line\nsecond line\n');
    expect(openNote(note, signer.verifier)).toBe('first line\nsecond line\n');
    expect(openNote(note, signerOf(newSigningKey('guicheng/test')).verifier)).toBeNull();
    for (let at = 0; at < note.length; at += 1) {
      const changed = `${note.slice(0, at)}${note[at] === 'x' ? 'y' : 'x'}${note.slice(at + 1)}`;
      expect([at, openNote(changed, signer.verifier)]).toEqual([at, null]);
    }
  });

  it('refuses what is no key, or a damaged one', () => {
    const line = newSigningKey('guicheng/test');
    expect(() => signerOf(line.replace('guicheng/test', 'guicheng/tess'))).toThrow();
    expect(() => signerOf('x')).toThrow();
    expect(openNote(signer.sign('a\n'), 'x')).toBeNull();
  });

  it('carries a checkpoint with its two roots and its instant', () => {
    const tree = new MemoryTree(leaves(5));
    const note = signCheckpoint(signer, {
      size: 5,
      root: tree.root(),
      heads: { count: 2, root: tree.root(2) },
      at: '2026-11-21T06:00:00.000Z',
    });
    expect(openCheckpoint(note, signer.verifier)).toEqual({
      origin: 'guicheng/test',
      size: 5,
      root: tree.root(),
      heads: { count: 2, root: tree.root(2) },
      at: '2026-11-21T06:00:00.000Z',
    });
    expect(openCheckpoint(signer.sign('something else\n'), signer.verifier)).toBeNull();
  });
});
