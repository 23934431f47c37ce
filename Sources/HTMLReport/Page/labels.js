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
    if (height < 50 || this.canvas.measureText(text).width <= width) return [this.cut(text, width, TITLE_FONT)];
    const parts = text.split(/(?<=[\s/\-_.])/);
    let first = "";
    while (parts.length > 1 && this.canvas.measureText(first + parts[0]).width <= width) first += parts.shift();
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
    return [owner === null ? null : visible(owner), tier === null ? null : `tier ${tier}`].filter((fact) => fact !== null).join(", ")
      || KINDS[map.kind(component)];
  }
}
