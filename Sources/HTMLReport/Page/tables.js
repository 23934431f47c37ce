// The tables of the page: what takes the most down, what the scenario does, all components.

class Tables {
  constructor(model, content) {
    this.model = model;
    this.ranking = content.ranking;
    this.tabs = new Tabs([
      ["points", "Single points of failure"], ["impact", "What fails"],
      ["components", "All components"],
    ], () => this.fill());
    this.panels = this.tabs.panels;
    this.makeSummaries();
    this.points = new PageTable(this.panels[0], this.pointColumns());
    this.impact = new PageTable(this.panels[1], this.impactColumns());
    this.components = new PageTable(this.panels[2], this.componentColumns());
    this.fillPoints("all");
    this.show(0);
    model.observe((what) => this.update(what));
  }

  makeSummaries() {
    this.summary = element("p", { id: "points-summary" });
    this.panels[0].append(this.summary, this.controlChoice());
    this.impactSummary = element("p", { class: "quiet" });
    this.panels[1].append(this.impactSummary);
  }

  // Shows the table at a place.
  show(place) {
    this.tabs.show(place);
  }

  // Fills the tables that nobody sees only when they are shown.
  fill() {
    if (this.tabs.shown === 1 && !this.isImpactFilled) {
      this.isImpactFilled = true;
      this.impact.setRows(this.impactRows());
    }
    if (this.tabs.shown === 2 && this.components.rows.length === 0) {
      this.components.setRows(Array.from({ length: this.model.map.count }, (_, number) => number));
    }
  }

  update(what) {
    if (what === "scenario") {
      this.isImpactFilled = false;
      const { down, degraded, lostSpare } = this.model.counts(false);
      const count = this.model.hasScenario ? ` (${figure(down + degraded)})` : "";
      this.tabs.setTitle(1, `What fails${count}`);
      this.impactSummary.textContent = this.model.hasScenario
        ? "The scenario’s own components, everything it worsens, and what lost its spare "
          + `(${figure(lostSpare)}).`
        : "Nothing is failing. Choose a component in a table or in the drawing.";
      this.fill();
      this.components.render();
    }
    this.points.render();
    if (what === "selection") {
      this.impact.render();
      this.components.render();
    }
  }

  // MARK: what every table shows

  rowClass(component) {
    return component === this.model.selected ? "selected" : null;
  }

  nameColumn() {
    const { map } = this.model;
    return {
      title: "Component", value: (component) => map.ids[component],
      show: (component) => element("button", {
        type: "button", class: "name", title: map.ids[component],
        onclick: () => this.model.select(component),
      }, map.title(component)),
    };
  }

  stateColumn() {
    const model = this.model;
    return {
      title: "State", value: (component) => stateWord(component, model.outcome),
      sortKey: (component) => -2 * model.outcome.state(component) - model.outcome.lostSpare[component],
      show: (component) => element(
        "span", { class: `state ${stateClass(component, model.outcome)}` },
        stateWord(component, model.outcome)),
    };
  }

  // Columns for the attributes that any component has.
  textColumns(...titlesAndKeys) {
    const { map } = this.model;
    return titlesAndKeys.filter(([, key]) => map.columns[key] !== undefined)
      .map(([title, key]) => ({ title, value: (component) => map.text(key, component) }));
  }

  get kindColumn() {
    return { title: "Kind", value: (component) => KINDS[this.model.map.kind(component)] };
  }

  get tierColumns() {
    const { map } = this.model;
    if (map.tiers === null) return [];
    return [{ title: "Tier", isNumber: true, value: (component) => map.tier(component) }];
  }

  get failColumn() {
    return {
      title: "Fail", isControl: true,
      value: (component) => (this.model.decree(component) === DOWN ? "failed" : null),
      show: (component) => {
        const isFailed = this.model.decree(component) === DOWN;
        return element("button", {
          type: "button", class: "fail", "aria-pressed": String(isFailed),
          "aria-label": `Fail ${this.model.map.title(component)}`,
          onclick: () => this.toggle(component),
        }, isFailed ? "Failed" : "Fail");
      },
    };
  }

  // Fails a component and keeps the keyboard where it was, though the row is drawn anew.
  toggle(component) {
    const label = document.activeElement?.getAttribute("aria-label");
    this.model.toggle(component);
    if (!label) return;
    const panel = this.panels[this.tabs.shown];
    panel.querySelector(`button[aria-label="${CSS.escape(label)}"]`)?.focus();
  }

  // MARK: single points of failure

  pointColumns() {
    const entry = (component, figureNumber) => this.figures.get(component)[figureNumber];
    const { map, targetNoun } = this.model;
    const number = (title, figureNumber) => ({
      title, isNumber: true, value: (component) => entry(component, figureNumber),
    });
    const targets = `${targetNoun[0].toUpperCase()}${targetNoun.slice(1)}s`;
    const figures = [number(`${targets} down`, 0), number(`${targets} degraded`, 1)];
    if (this.model.targets.length < map.count) {
      figures.push(number("All down", 2), number("All degraded", 3));
    }
    return {
      id: "points", caption: "Components by what their loss alone takes down",
      rowClass: (component) => this.rowClass(component),
      columns: [
        this.nameColumn(), this.failColumn, ...figures,
        { title: "Control", value: (component) => (map.isInside(component) ? "inside" : "outside") },
        this.kindColumn, ...this.textColumns(["Owner", "owner"]),
      ],
    };
  }

  controlChoice() {
    const choices = [["all", "All"], ["outside", "Outside our control"], ["inside", "Inside"]];
    const group = element("fieldset", { class: "choice" },
      element("legend", { class: "offscreen" }, "Control"));
    for (const [value, title] of choices) {
      const input = element("input", {
        type: "radio", name: "control", value, id: `control-${value}`, checked: value === "all",
        onchange: () => this.fillPoints(value),
      });
      group.append(input, element("label", { for: `control-${value}` }, title));
    }
    return group;
  }

  fillPoints(control) {
    const { map, targetNoun } = this.model;
    this.figures ??= new Map(this.ranking.rows.map(([component, ...figures]) => [component, figures]));
    // Where nothing takes a target down, what degrades some is the most there is to say.
    const { fatal } = this.ranking;
    const all = [...this.figures.keys()]
      .filter((component) => fatal === 0 || this.figures.get(component)[0] > 0);
    const rows = all.filter(
      (component) => control === "all" || map.isInside(component) === (control === "inside"));
    this.points.setRows(rows);
    const outside = all.filter((component) => !map.isInside(component)).length;
    if (fatal === 0) {
      this.summary.textContent = `No single loss takes down any other ${targetNoun}.`;
      return;
    }
    const isCut = fatal > all.length;
    this.summary.textContent = `${counted(fatal, "component")} ${fatal === 1 ? "takes" : "take"} `
      + `down at least one other ${targetNoun} alone. ${isCut ? `The worst ${figure(all.length)} are listed. ` : ""}`
      + `${outside === all.length && outside > 1 ? "All" : outside === 0 ? "None" : figure(outside)} of `
      + `${isCut ? "these" : "them"} ${outside <= 1 ? "is" : "are"} outside our control.`;
  }

  // MARK: the scenario

  impactColumns() {
    const model = this.model;
    return {
      id: "impact", caption: "What the scenario does",
      rowClass: (component) => this.rowClass(component),
      columns: [
        this.nameColumn(), this.failColumn, this.stateColumn(),
        {
          title: "Because", isLong: true, value: (component) => {
            const cause = causeOf(component, model.outcome);
            return cause === null ? "lost a spare" : causePhrase(cause, model.map);
          },
        },
        { title: "Steps", isNumber: true, value: (component) => model.outcome.distance(component) },
        ...this.tierColumns, ...this.textColumns(["Owner", "owner"]),
      ],
    };
  }

  // The scenario's own components first, then worse states, lower tiers and shorter distances.
  impactRows() {
    const { outcome, map } = this.model;
    const rows = [...outcome.reached];
    outcome.lostSpare.forEach((isLost, component) => {
      if (isLost && outcome.state(component) === UP) rows.push(component);
    });
    const key = (component) => [
      outcome.decree(component) === UP ? 1 : 0, -outcome.state(component),
      map.tier(component) ?? Infinity, outcome.distance(component) ?? 0,
    ];
    const keyed = rows.map((component) => ({ component, key: key(component) }));
    keyed.sort((one, other) => {
      for (let place = 0; place < 4; place++) {
        if (one.key[place] !== other.key[place]) return one.key[place] - other.key[place];
      }
      return map.ids[one.component] < map.ids[other.component] ? -1 : 1;
    });
    return keyed.map((entry) => entry.component);
  }

  componentColumns() {
    return {
      id: "components", caption: "All components",
      rowClass: (component) => this.rowClass(component),
      columns: [
        this.nameColumn(), this.failColumn, this.stateColumn(), this.kindColumn, ...this.tierColumns,
        ...this.textColumns(["Owner", "owner"], ["Provider", "provider"]),
      ],
    };
  }
}
