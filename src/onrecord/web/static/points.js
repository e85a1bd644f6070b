// Code points, which the record counts, and the UTF-16 units that the browser does.

const length = (text) => [...text].length;

/** The DOM position of a code point; `after` chooses the end of the character before it. */
function position(article, point, after) {
  const paragraphs = [...article.querySelectorAll("p.text")];
  const fits = (p) => (after ? Number(p.dataset.from) < point : Number(p.dataset.from) <= point);
  const paragraph = paragraphs.filter(fits).pop();
  if (!paragraph) return null;
  let left = point - Number(paragraph.dataset.from);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const characters = [...node.data];
    if (left < characters.length || (after && left === characters.length)) {
      return [node, characters.slice(0, left).join("").length];
    }
    left -= characters.length;
  }
  return null;
}

/** The DOM range of code points [begin, end), or null when the text has no such points. */
export function rangeOf(article, begin, end) {
  const from = position(article, begin, false);
  const to = position(article, end, true);
  if (!from || !to || end <= begin) return null;
  const range = new Range();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The code point at a DOM position inside a paragraph of the text, or null outside. */
function pointAt(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element && element.closest("p.text");
  if (!paragraph) return null;
  const before = new Range();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.from) + length(before.toString());
}

/** The code points [begin, end) of a DOM range, or null when it begins or ends outside the text. */
export function pointsOf(range) {
  const begin = pointAt(range.startContainer, range.startOffset);
  const end = pointAt(range.endContainer, range.endOffset);
  return begin === null || end === null || end <= begin ? null : [begin, end];
}
