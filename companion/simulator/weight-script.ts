/** A script of a given size that the engine must parse and keep, as it must with the real page's code. */

const cache = new Map<number, string>();
const mebibyte = 1024 * 1024;

function make(megabytes: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let index = 0; size < megabytes * mebibyte; index += 1) {
    const part = `weight[${index}]=function(a,b){const sum=a*${index}+b;return sum%${index + 7}===0?"s${index}":[sum,a,b]};\n`;
    parts.push(part);
    size += part.length;
  }
  return `var weight={};\n${parts.join("")}for(const k in weight)weight[k](1,2);\n`;
}

export function weightScript(megabytes: number): string {
  const known = cache.get(megabytes) ?? make(megabytes);
  cache.set(megabytes, known);
  return known;
}
