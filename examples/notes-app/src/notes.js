/** Notes in memory, newest first. */
export class Notes {
  #notes = [];

  add(text, createdAt = new Date()) {
    const note = { id: this.#notes.length + 1, text, createdAt };
    this.#notes.unshift(note);
    return note;
  }

  list() {
    return [...this.#notes];
  }
}
