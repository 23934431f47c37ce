// Tabs over panels, of which one is shown.

class Tabs {
  // `names` are pairs of an id and a title; `shows` is called when another panel is shown.
  constructor(names, shows) {
    this.shows = shows;
    this.shown = null;
    this.buttons = names.map(([name, title], place) => element("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": name,
      onclick: () => this.show(place), onkeydown: (event) => this.pressKey(event, place),
    }, title));
    this.panels = names.map(([name]) => element("div", {
      role: "tabpanel", id: name, "aria-labelledby": `tab-${name}`,
    }));
    byID("tabs").append(...this.buttons);
    byID("panels").append(...this.panels);
  }

  setTitle(place, title) {
    this.buttons[place].textContent = title;
  }

  show(place) {
    this.shown = place;
    this.buttons.forEach((button, number) => {
      button.setAttribute("aria-selected", String(number === place));
      button.tabIndex = number === place ? 0 : -1;
      this.panels[number].hidden = number !== place;
    });
    this.shows();
  }

  pressKey(event, place) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (place + step + this.buttons.length) % this.buttons.length;
    this.show(next);
    this.buttons[next].focus();
  }
}
