/** Holds a database until its input ends, as another program may. Run as `node hold-database.ts FILE`. */
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2] ?? '', { timeout: 10_000 });
database.exec('BEGIN EXCLUSIVE');
console.log('held');
process.stdin.resume().on('end', () => {
  database.exec('ROLLBACK');
  database.close();
});
