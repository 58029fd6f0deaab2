/** `node parse.mjs FOLDER`: lists and reads the files below a folder, and parses each with the `yaml` library. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

let documents = 0;

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else documents += parseAllDocuments(readFileSync(path, 'utf8')).length;
  }
}

walk(process.argv[2]);
console.log(documents);
