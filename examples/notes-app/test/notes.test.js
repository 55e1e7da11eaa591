import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Notes } from '../src/notes.js';

test('lists the newest note first', () => {
  const notes = new Notes();
  notes.add('milk');
  notes.add('bread');
  assert.deepEqual(
    notes.list().map((note) => note.text),
    ['bread', 'milk'],
  );
});
