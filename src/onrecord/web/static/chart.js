// The chart of a series: the value nearest to the pointer, or the next one by arrow key, is told
// and ringed; a click or Enter opens its words. PNG is drawn from the SVG file.
const chart = document.getElementById("chart");
const NEAR = 24;

if (chart) {
  const plot = document.getElementById("plot");
  const svg = plot.querySelector("svg");
  const readout = document.getElementById("readout");
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  ring.setAttribute("class", "near-ring");
  ring.setAttribute("r", "11");
  ring.setAttribute("visibility", "hidden");
  svg.append(ring);
  let points = null;
  let at = -1;

  async function load() {
    if (points === null) {
      points = [];
      points = await (await fetch(chart.dataset.points)).json();
    }
    return points;
  }

  function show(index) {
    at = index;
    const point = points[index];
    ring.setAttribute("visibility", point ? "visible" : "hidden");
    readout.textContent = point ? point[3] : "";
    if (!point) return;
    ring.setAttribute("cx", point[0]);
    ring.setAttribute("cy", point[1]);
  }

  /** The index of the value nearest to a place: they are sorted by x, so few are looked at. */
  function nearest(x, y) {
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle][0] < x - NEAR) low = middle + 1;
      else high = middle;
    }
    let best = -1;
    let least = NEAR * NEAR;
    for (let i = low; i < points.length && points[i][0] <= x + NEAR; i += 1) {
      const distance = (points[i][0] - x) ** 2 + (points[i][1] - y) ** 2;
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  svg.addEventListener("pointermove", async (event) => {
    await load();
    const place = new DOMPoint(event.clientX, event.clientY)
      .matrixTransform(svg.getScreenCTM().inverse());
    show(nearest(place.x, place.y));
  });
  svg.addEventListener("pointerleave", () => points && show(-1));
  svg.addEventListener("click", (event) => {
    if (at < 0 || event.target.closest("a")) return;
    location.href = points[at][2];
  });
  plot.addEventListener("keydown", async (event) => {
    await load();
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      show(Math.min(points.length - 1, Math.max(0, at + step)));
    } else if (event.key === "Enter" && at >= 0) {
      location.href = points[at][2];
    } else if (event.key === "Escape") {
      show(-1);
    }
  });

  document.getElementById("png").addEventListener("click", async (event) => {
    const name = event.currentTarget.dataset.name;
    const drawn = await (await fetch(document.getElementById("svg").href)).blob();
    const image = new Image();
    const address = URL.createObjectURL(drawn);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((png) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(png);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }, "image/png");
  });
}
