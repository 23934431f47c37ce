// Small words for making elements.

// An element with properties, attributes and contents. Texts become text, never markup.
function element(name, properties = {}, ...contents) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  fill(made, ...contents);
  return made;
}

// Puts contents into an element in place of what it holds. What is null is left out; the browser would
// write the word.
function fill(place, ...contents) {
  place.replaceChildren(...contents.filter((content) => content !== null && content !== undefined));
}

// The same for a drawing.
function shape(name, attributes = {}, ...contents) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...contents);
  return made;
}

function byID(id) {
  return document.getElementById(id);
}

// Whether the page is seen on a phone.
function isNarrow() {
  return window.matchMedia("(max-width: 600px)").matches;
}

const WHOLE_NUMBER = new Intl.NumberFormat("en");

// A number as people read it: 19,833.
function figure(number) {
  return WHOLE_NUMBER.format(number);
}

// "1 service", "12 services".
function counted(number, noun) {
  return `${figure(number)} ${noun}${number === 1 ? "" : "s"}`;
}

// Copies a text and says so in the status line.
async function copyText(text, announcement) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "offscreen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(announcement);
}

let announcementTimer = 0;

// Shows and speaks a short message.
function announce(message) {
  let box = byID("announcement");
  if (box === null) {
    box = element("p", { id: "announcement", role: "status" });
    document.body.append(box);
  }
  box.textContent = message;
  clearTimeout(announcementTimer);
  announcementTimer = setTimeout(() => { box.textContent = ""; }, 4000);
}
