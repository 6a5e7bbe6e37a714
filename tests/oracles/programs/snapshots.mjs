// Snapshots by fhir-snapshot-generator: node snapshots.mjs CACHE IN OUT
// Each StructureDefinition of IN gets its snapshot in OUT; all of IN together are a package in CACHE.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [cache, from, to] = process.argv.slice(2);
const installed = createRequire(path.join(process.cwd(), 'package.json'));
const load = async (name) => import(pathToFileURL(installed.resolve(name)).href);
const { FhirPackageExplorer } = await load('fhir-package-explorer');
const { FhirSnapshotGenerator } = await load('fhir-snapshot-generator');

const id = 'oracle.structures';
const version = '0.0.1';
const folder = path.join(cache, `${id}#${version}`, 'package');
fs.rmSync(path.dirname(folder), { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
fs.mkdirSync(to, { recursive: true });

const named = ['resourceType', 'id', 'url', 'version', 'kind', 'type', 'derivation', 'name'];
const files = [];
const structures = [];
for (const filename of fs.readdirSync(from).filter((name) => name.endsWith('.json')).sort()) {
  const resource = JSON.parse(fs.readFileSync(path.join(from, filename), 'utf8'));
  delete resource.snapshot;
  fs.writeFileSync(path.join(folder, filename), JSON.stringify(resource));
  files.push({ filename, ...Object.fromEntries(named.filter((key) => resource[key]).map((key) => [key, resource[key]])) });
  structures.push([filename, resource.url]);
}
const dependencies = { 'hl7.fhir.r4.core': '4.0.1' };
fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: id, version, fhirVersions: ['4.0.1'], dependencies }));
fs.writeFileSync(path.join(folder, '.index.json'), JSON.stringify({ 'index-version': 2, files }));

const logger = { info() {}, warn() {}, debug() {}, error() {} };
const context = [`${id}@${version}`, 'hl7.fhir.r4.core@4.0.1'];
const fpe = await FhirPackageExplorer.create({ context, cachePath: cache, fhirVersion: '4.0.1', skipExamples: true, logger });
const generator = await FhirSnapshotGenerator.create({ fpe, fhirVersion: '4.0.1', cacheMode: 'none', logger });
for (const [filename, url] of structures) {
  try {
    fs.writeFileSync(path.join(to, filename), JSON.stringify(await generator.getSnapshot(url)));
  } catch (error) {
    console.log(`${filename}: ${error.message.split('\n')[0]}`);
  }
}
