// Puts the page together.

const EMPTY_LAYOUT = { nodes: [], groups: [], frames: [], edges: [], remarks: [] };

class Page {
  constructor(content) {
    this.content = content;
    this.model = new Model(content);
    this.tables = new Tables(this.model, content);
    this.details = new Details(this.model);
    this.search = new Search(this.model);
    this.drawing = new Drawing(byID("drawing"), this.model);
    this.whole = content.layout === null ? null : wholeLayout(content.layout, this.model.map);
    // On a phone a large map would be too small to read.
    this.isWhole = this.whole !== null && !(isNarrow() && this.whole.nodes.length > 20);
    this.describeMap();
    this.makePresets();
    this.makeButtons();
    makeLegend(byID("legend"));
    this.model.observe((what) => this.update(what));
    window.addEventListener("hashchange", () => this.recall());
    window.addEventListener("resize", () => this.drawing.view.refit());
    this.begin();
  }

  // Opens with the scenario of the address, else with the one that the report was made for. A map that
  // is not drawn whole opens on the neighbourhood of what takes the most down.
  begin() {
    const { model, content } = this;
    this.drawing.draw(this.isWhole ? this.whole : EMPTY_LAYOUT);
    if (this.recall()) return;
    const worst = content.ranking.rows[0];
    if (!this.isWhole && worst !== undefined) model.selected = worst[0];
    model.setScenario(content.scenario.fail, content.scenario.degrade);
  }

  describeMap() {
    const { map } = this.model;
    byID("figures").textContent =
      `${counted(map.count, "component")}, ${figure(this.content.dependencies)} dependencies`;
    byID("assumption").textContent = map.hasTolerances
      ? "States assume an outage that outlasts every tolerance and failover." : "";
  }

  makePresets() {
    const { scenarios } = this.content;
    if (scenarios.length === 0) return;
    const choice = byID("preset");
    byID("preset-label").hidden = false;
    choice.append(element("option", { value: "" }, "none"),
      ...scenarios.map((scenario, number) => element("option", { value: number }, scenario.name)));
    choice.addEventListener("change", () => {
      const scenario = scenarios[choice.value] ?? { fail: [], degrade: [] };
      this.model.setScenario(scenario.fail, scenario.degrade);
    });
  }

  makeButtons() {
    byID("copy-link").addEventListener("click", () => copyText(location.href, "Copied the link"));
    byID("clear").addEventListener("click", () => {
      byID("preset").value = "";
      this.model.setScenario([], []);
    });
    byID("zoom-in").addEventListener("click", () => this.drawing.view.zoom(0.7));
    byID("zoom-out").addEventListener("click", () => this.drawing.view.zoom(1.4));
    byID("zoom-fit").addEventListener("click", () => this.drawing.view.fit());
    byID("whole").addEventListener("click", () => this.showWhole(true));
    byID("near").addEventListener("click", () => this.showWhole(false));
    byID("whole").hidden = this.whole === null;
    byID("near").hidden = this.whole === null;
  }

  showWhole(isWhole) {
    this.isWhole = isWhole;
    if (isWhole) this.drawing.draw(this.whole);
    this.updateDrawing("selection");
  }

  recall() {
    const hasScenario = this.model.recall(location.hash);
    const notice = byID("notice");
    const { unknown } = this.model;
    notice.hidden = unknown.length === 0;
    const some = unknown.length === 1 ? "a component" : "components";
    notice.textContent = unknown.length === 0 ? ""
      : `The address names ${some} that this map does not have: ${unknown.map(visible).join(", ")}`;
    if (hasScenario) this.model.notify("scenario");
    return hasScenario;
  }

  update(what) {
    this.describeScenario();
    this.updateDrawing(what);
  }

  // MARK: the answer in a sentence

  describeScenario() {
    const { model } = this;
    const { map } = model;
    const chip = (component) => element("li", {}, element("button", {
      type: "button", class: `chip ${STATE_WORDS[model.decree(component)]}`,
      "aria-label": `Take ${map.title(component)} out of the scenario`, title: map.ids[component],
      onclick: () => { model.setDecree(component, UP); byID("clear").focus(); },
    }, map.title(component), element("span", { "aria-hidden": "true" }, " ×")));
    const decreed = [...model.failing, ...model.degrading];
    fill(byID("decreed"), ...decreed.slice(0, 30).map(chip));
    byID("clear").disabled = decreed.length === 0;
    fill(byID("answer"), this.answer(decreed.length),
      element("span", { class: "quiet" }, this.answerAmongAll(decreed.length)));
  }

  answer(decreedCount) {
    const { model } = this;
    if (decreedCount === 0) return "Nothing is failing. Choose components to fail them.";
    const parts = [];
    if (model.failing.size > 0) parts.push(`${this.names(model.failing)} down`);
    if (model.degrading.size > 0) parts.push(`${this.names(model.degrading)} degraded`);
    const targets = model.counts(true);
    const noun = `${model.targetNoun}${model.targets.length === 1 ? "" : "s"}`;
    const { down, degraded, lostSpare } = targets;
    const spares = lostSpare === 0 ? "" : `, ${figure(lostSpare)} lost ${lostSpare === 1 ? "its" : "their"} spare`;
    return `${parts.join(", ")}: ${figure(down)} of ${figure(model.targets.length)} ${noun} down, `
      + `${figure(degraded)} degraded${spares}`;
  }

  // The same among all components, where not all are asked about.
  answerAmongAll(decreedCount) {
    const { model } = this;
    if (decreedCount === 0 || model.targets.length === model.map.count) return "";
    const all = model.counts(false);
    return `In all, without what failed first: ${figure(all.down)} of `
      + `${counted(model.map.count, "component")} down, ${figure(all.degraded)} degraded`;
  }

  names(components) {
    const titles = [...components].map((component) => this.model.map.title(component));
    if (titles.length <= 3) return titles.join(", ");
    return `${titles.slice(0, 2).join(", ")} and ${figure(titles.length - 2)} more`;
  }

  // MARK: the drawing

  updateDrawing(what) {
    byID("whole").setAttribute("aria-pressed", String(this.isWhole));
    byID("near").setAttribute("aria-pressed", String(!this.isWhole));
    const { model } = this;
    const note = byID("drawing-note");
    if (this.isWhole) {
      byID("drawing-title").textContent = "The map";
      note.textContent = "";
      this.drawing.update();
      return;
    }
    note.textContent = this.whole === null ? sentence(this.content.layoutRemark) : "";
    if (model.selected === null) {
      byID("drawing-title").textContent = "Nothing is selected";
      this.drawing.draw(EMPTY_LAYOUT);
      return;
    }
    byID("drawing-title").textContent = `Around ${model.map.title(model.selected)}`;
    const near = new Neighbourhood(model.map, model.outcome, model.selected);
    this.drawing.draw(near.layout);
    if (what === "scenario" && document.activeElement === document.body) this.drawing.view.fit();
  }
}

// A remark of the program as a sentence.
function sentence(remark) {
  return remark === null ? "" : `${remark[0].toUpperCase()}${remark.slice(1)}.`;
}

function makeLegend(list) {
  const entries = [
    ["down", "down"], ["degraded", "degraded"], ["spare-lost", "spare lost"],
    ["decreed", "in the scenario"], ["line hard", "needs"], ["line soft", "uses"],
    ["line start", "needs to start"], ["line within", "within"],
    ["line failing", "failure travels against the arrow"],
  ];
  list.append(...entries.map(([kind, title]) => element("li", {},
    element("span", { class: `key ${kind}`, "aria-hidden": "true" }), title)));
}

const page = new Page(JSON.parse(byID("content").textContent));
