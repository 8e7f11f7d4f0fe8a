// Whether clients of the last release are still served: node graphql/contract.mjs RELEASED PRESENT
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';

const [released, present] = process.argv.slice(2).map((file) => buildSchema(readFileSync(file, 'utf8')));
const breaking = findBreakingChanges(released, present);
breaking.forEach(({ type, description }) => console.error(`${type}: ${description}`));
process.exitCode = breaking.length === 0 ? 0 : 1;
