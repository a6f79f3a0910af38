/** Files that the page makes, handed to the reader. */
/** So many pixels on a side a canvas may have everywhere. */
const MOST_PIXELS = 16000;
/** A picture is drawn so many times finer than the page, where it fits. */
const FINENESS = 2;

/**
 * Let the browser save a file.
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A drawing as a file of its own. */
export function svgFile(drawing) {
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' });
}

/**
 * A drawing as pixels.
 * @param {SVGSVGElement} drawing
 * @returns {Promise<Blob>}
 */
export async function pngFile(drawing) {
  const [width, height] = ['width', 'height'].map((side) => Number.parseFloat(drawing.getAttribute(side)));
  const scale = Math.min(FINENESS, MOST_PIXELS / width, MOST_PIXELS / height);
  const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
  const image = new Image();
  image.src = URL.createObjectURL(svgFile(drawing));
  await image.decode();
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}

/** A table as a file that every spreadsheet reads as UTF-8. */
export function csvFile(text) {
  return new Blob(['\ufeff', text], { type: 'text/csv' });
}

/**
 * Put words where the reader can paste them from.
 * @param {string} words
 * @param {HTMLTextAreaElement} field holds the same words, for browsers that let no page reach the clipboard
 */
export async function copyWords(words, field) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    field.select();
    document.execCommand('copy');
  }
}
