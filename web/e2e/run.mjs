// A person's paths through the workbench: node e2e/run.mjs --url http://127.0.0.1:PORT [--only PART_OF_A_NAME]
import { walkAll } from './stage.mjs';
import './home.mjs';
import './table.mjs';
import './filter.mjs';
import './views.mjs';
import './selection.mjs';
import './baseline.mjs';
import './compare.mjs';
import './groups.mjs';
import './axes.mjs';
import './grid.mjs';
import './cursor.mjs';
import './contexts.mjs';
import './exports.mjs';
import './runpage.mjs';
import './files.mjs';
import './embedding.mjs';
import './media.mjs';
import './models.mjs';
import './modelfile.mjs';
import './schematics.mjs';
import './palette.mjs';
import './keys.mjs';
import './access.mjs';
import './failures.mjs';

process.exit((await walkAll()) ? 0 : 1);
