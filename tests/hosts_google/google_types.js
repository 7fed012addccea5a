/** Google's published types as JSON: by interface and member, the least and the most arguments of each way to call it. */

const fs = require("node:fs");
const path = require("node:path");

const packages = process.argv[2];
const typescript = require(path.join(packages, "typescript"));
const folder = path.join(packages, "@types", "google-apps-script");
const found = {};

function members(node) {
  if (typescript.isInterfaceDeclaration(node)) {
    const known = (found[node.name.text] ??= Object.create(null));
    for (const member of node.members.filter(typescript.isMethodSignature)) {
      const rest = member.parameters.some((parameter) => parameter.dotDotDotToken);
      const least = member.parameters.filter((parameter) => !parameter.questionToken && !parameter.dotDotDotToken).length;
      (known[member.name.getText()] ??= []).push([least, rest ? 255 : member.parameters.length]);
    }
  }
  typescript.forEachChild(node, members);
}

for (const name of ["spreadsheet", "base", "cache", "lock", "properties", "url-fetch", "html", "utilities", "charts"]) {
  const file = `google-apps-script.${name}.d.ts`;
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  members(typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true));
}
process.stdout.write(JSON.stringify(found));
