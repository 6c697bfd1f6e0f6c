// Draws the extension's icon, an open box on a dark ground, and writes it as PNG: `node scripts/make-icon.mjs [file]`.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const size = 256;
const samples = 4;

const ground = { top: [28, 62, 110], bottom: [14, 32, 62] };
const shapes = [
  // the inside of the box, and what comes out of it
  polygon('128,62 196,98 128,134 60,98', [11, 26, 50]),
  polygon('128,34 166,72 142,72 142,140 114,140 114,72 90,72', [255, 196, 84]),
  // the two faces in front
  polygon('60,98 128,134 128,214 60,178', [72, 168, 255]),
  polygon('196,98 128,134 128,214 196,178', [38, 118, 214]),
  // the flaps
  polygon('60,98 128,134 104,156 34,120', [132, 200, 255]),
  polygon('196,98 128,134 152,156 222,120', [98, 172, 244]),
];

writeFileSync(process.argv[2] ?? 'media/icon.png', png(size, draw));

/** The colour of a pixel, `[red, green, blue, alpha]`: the mean over a grid of points in it. */
function draw(x, y) {
  const sum = [0, 0, 0, 0];
  for (let index = 0; index < samples ** 2; index++) {
    const point = [
      x + ((index % samples) + 0.5) / samples,
      y + (Math.floor(index / samples) + 0.5) / samples,
    ];
    const colour = colourAt(point);
    if (!colour) continue;
    for (let channel = 0; channel < 3; channel++) sum[channel] += colour[channel];
    sum[3]++;
  }
  const [red, green, blue, covered] = sum;
  if (covered === 0) return [0, 0, 0, 0];
  return [red / covered, green / covered, blue / covered, (255 * covered) / samples ** 2];
}

function colourAt(point) {
  if (!insideRoundedSquare(point)) return undefined;
  const shape = shapes.findLast(({ contains }) => contains(point));
  return shape?.colour ?? mix(ground.top, ground.bottom, point[1] / size);
}

function mix(a, b, share) {
  return a.map((channel, index) => channel + (b[index] - channel) * share);
}

function insideRoundedSquare([x, y], radius = 52) {
  const beyond = (value) => Math.max(radius - value, value - (size - radius), 0);
  return Math.hypot(beyond(x), beyond(y)) <= radius;
}

/** A filled polygon; a point is inside when a ray from it crosses the outline an odd number of times. */
function polygon(outline, colour) {
  const corners = outline.split(' ').map((corner) => corner.split(',').map(Number));
  const contains = ([x, y]) => {
    let inside = false;
    corners.forEach(([x1, y1], index) => {
      const [x2, y2] = corners.at(index - 1);
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
    return inside;
  };
  return { contains, colour };
}

function png(side, pixel) {
  const rows = Buffer.alloc(side * (1 + 4 * side));
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) rows.set(pixel(x, y).map(Math.round), y * (1 + 4 * side) + 1 + 4 * x);
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(content.length + 8);
  frame.writeUInt32BE(data.length, 0);
  content.copy(frame, 4);
  frame.writeUInt32BE(crc32(content), content.length + 4);
  return frame;
}
