// Reads an export with jsonld.js and rdf-canonize.
//
//   node .ci/read_json.mjs canonical FILE.nq     the file's RDFC-1.0 form
//   node .ci/read_json.mjs triples FILE.jsonld   its triples as N-Quads, read in safe mode (nothing may be dropped)
//   node .ci/read_json.mjs frame FILE.jsonld FRAME   how many trees the frame makes
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { NQuads, canonize } from 'rdf-canonize';

const [task, file, frame] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const documentLoader = (url) => {
  throw new Error(`the file asks for ${url}: it must carry its context`);
};

let answer;
if (task === 'canonical') {
  answer = await canonize(NQuads.parse(text), { algorithm: 'RDFC-1.0' });
} else if (task === 'triples') {
  answer = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', safe: true, documentLoader });
} else if (task === 'frame') {
  const framed = await jsonld.frame(JSON.parse(text), JSON.parse(readFileSync(frame, 'utf8')), { safe: true, documentLoader });
  answer = `${(framed['@graph'] ?? [framed]).length}\n`;
} else {
  throw new Error(`expected canonical, triples or frame; found ${task}`);
}
process.stdout.write(answer);
