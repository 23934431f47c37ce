// The texts in the boxes of a drawing, cut to the room there is.

const SUBTITLE_FONT = "10px system-ui, sans-serif";
const TITLE_FONT = "12px system-ui, sans-serif";

class Labels {
  constructor(model) {
    this.model = model;
    this.canvas = document.createElement("canvas").getContext("2d");
  }

  cut(text, width, font) {
    this.canvas.font = font;
    if (this.canvas.measureText(text).width <= width) return text;
    const letters = [...text];
    while (letters.length > 1 && this.canvas.measureText(`${letters.join("")}…`).width > width) {
      letters.length -= Math.max(1, Math.floor(letters.length / 20));
    }
    return `${letters.join("")}…`;
  }

  // The title in one line, or in two where it is long and the box is high enough.
  titleLines(title, width, height) {
    this.canvas.font = TITLE_FONT;
    const text = title.slice(0, 200);
    const isShort = this.canvas.measureText(text).width <= width;
    if (height < 50 || isShort) return [this.cut(text, width, TITLE_FONT)];
    const parts = text.split(/(?<=[\s/\-_.])/);
    let first = "";
    const fits = (line) => this.canvas.measureText(line).width <= width;
    while (parts.length > 1 && fits(first + parts[0])) first += parts.shift();
    if (first === "") return [this.cut(text, width, TITLE_FONT)];
    return [first.trim(), this.cut(parts.join(""), width, TITLE_FONT)];
  }

  // How the component is doing, or else whose it is.
  subtitle(component) {
    const { map, outcome } = this.model;
    const word = stateWord(component, outcome);
    const words = [];
    if (outcome.decree(component) !== UP) words.push("failed here");
    if (word !== "up" && !(outcome.decree(component) === DOWN)) words.push(word);
    if (words.length > 0) return words.join(", ").toUpperCase();
    const owner = map.text("owner", component) ?? map.text("provider", component);
    const tier = map.tier(component);
    const facts = [owner === null ? "" : visible(owner), tier === null ? "" : `tier ${tier}`];
    return facts.filter((fact) => fact !== "").join(", ") || KINDS[map.kind(component)];
  }
}
