// What part of a drawing is seen: moved by dragging, zoomed by wheel, pinch and buttons.

class View {
  constructor(svg) {
    this.svg = svg;
    this.box = { x: 0, y: 0, width: 100, height: 100 };
    this.pointers = new Map();
    this.hasMoved = false;
    svg.addEventListener("wheel", (event) => this.turnWheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.putDown(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      svg.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
    }
  }

  apply() {
    const { x, y, width, height } = this.box;
    this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  }

  // Shows all of the drawing, though no larger than it is.
  fit(layer = this.layer) {
    this.layer = layer;
    this.fittedWidth = this.svg.clientWidth;
    const extent = layer.getBBox();
    const margin = 16;
    const seen = this.svg.getBoundingClientRect();
    const width = Math.max(extent.width + 2 * margin, (seen.width || 600) / 1.25);
    const height = Math.max(extent.height + 2 * margin, (seen.height || 400) / 1.25);
    const middleX = extent.x + extent.width / 2;
    const middleY = extent.y + extent.height / 2;
    this.box = { x: middleX - width / 2, y: middleY - height / 2, width, height };
    this.apply();
  }

  // Shows all anew when the width has changed; a phone changes the height all the time.
  refit() {
    if (this.svg.clientWidth !== this.fittedWidth) this.fit();
  }

  zoom(factor, clientX, clientY) {
    const seen = this.svg.getBoundingClientRect();
    const point = this.pointAt(clientX ?? seen.left + seen.width / 2, clientY ?? seen.top + seen.height / 2);
    const { x, y, width, height } = this.box;
    const scale = Math.min(Math.max(factor, 40 / width), 100000 / width);
    this.box = {
      x: point.x - (point.x - x) * scale, y: point.y - (point.y - y) * scale, width: width * scale,
      height: height * scale,
    };
    this.apply();
  }

  // Moves so that a point is seen.
  show(x, y) {
    const { box } = this;
    const isSeen = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    if (isSeen) return;
    box.x = x - box.width / 2;
    box.y = y - box.height / 2;
    this.apply();
  }

  pointAt(clientX, clientY) {
    const matrix = this.svg.getScreenCTM();
    return new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  }

  turnWheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 300), event.clientX, event.clientY);
  }

  putDown(event) {
    if (this.pointers.size === 0) this.hasMoved = false;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.first = { x: event.clientX, y: event.clientY };
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) return;
    const isFar = Math.hypot(event.clientX - this.first.x, event.clientY - this.first.y) > 4;
    if (!isFar && !this.hasMoved) return;
    if (!this.hasMoved) this.svg.setPointerCapture(event.pointerId);
    this.hasMoved = true;
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (others.length > 0) {
      const distance = (point) => Math.hypot(point.x - others[0].x, point.y - others[0].y) || 1;
      const factor = distance(before) / distance({ x: event.clientX, y: event.clientY });
      this.zoom(factor, others[0].x, others[0].y);
    } else {
      const from = this.pointAt(before.x, before.y);
      const to = this.pointAt(event.clientX, event.clientY);
      this.box.x += from.x - to.x;
      this.box.y += from.y - to.y;
      this.apply();
    }
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }
}
