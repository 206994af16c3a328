// Shows the API's document to people. Texts of the document are set as text,
// never as HTML.
(() => {
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const code = (text) => make("code", {}, text);

  // paragraphs turns blank lines into paragraphs, "- " into lists and `…` into code.
  const inline = (text) => text.split("`").map((part, n) => (n % 2 ? code(part) : part));
  const paragraphs = (text) => (text ?? "").split(/\n\n/).filter(Boolean).map((part) => make("p", {}, ...inline(part)));

  // resolve follows a reference such as "#/components/schemas/Task".
  const resolve = (api, thing) => (thing?.$ref ? thing.$ref.split("/").slice(1).reduce((place, name) => place[name], api) : thing) ?? {};
  const nameOf = (schema) => schema?.$ref?.split("/").pop();

  const typeOf = (api, schema) => {
    if (schema.$ref) return nameOf(schema);
    const type = [].concat(schema.type ?? "any").filter((t) => t !== "null").join(" or ");
    if (type === "array") return `list of ${typeOf(api, schema.items ?? {})}`;
    if (schema.enum) return schema.enum.map((word) => `"${word}"`).join(", ");
    if (type === "object" && typeof schema.additionalProperties === "object") return `object of ${typeOf(api, schema.additionalProperties)}`;
    return schema.format ? `${type}, ${schema.format}` : type;
  };

  // inner is the schema whose fields are worth opening.
  const inner = (schema) => {
    if (schema.$ref) return schema;
    if (schema.items) return inner(schema.items);
    if (typeof schema.additionalProperties === "object") return inner(schema.additionalProperties);
    return null;
  };

  const fields = (api, schema) => {
    const whole = resolve(api, schema);
    const required = new Set(whole.required ?? []);
    return make("ul", { class: "tree" }, ...Object.entries(whole.properties ?? {}).map(([name, field]) => {
      const line = make("span", {}, code(name), " ", make("span", { class: "muted" }, typeOf(api, field) + (required.has(name) ? "" : ", optional")));
      const text = field.description ? make("div", { class: "small" }, field.description) : null;
      const deeper = inner(field);
      if (!deeper) return make("li", {}, line, text);
      const more = make("details", {}, make("summary", {}, line));
      // Filled when it is opened: types refer to each other.
      more.addEventListener("toggle", () => more.children.length > 1 || more.append(fields(api, deeper)));
      return make("li", {}, more, text);
    }));
  };

  const shape = (api, schema) => {
    if (!schema) return [];
    const deeper = inner(schema);
    const about = deeper ? resolve(api, deeper).description : schema.description;
    return [make("p", {}, typeOf(api, schema)), about ? make("p", { class: "small muted" }, about) : "", deeper ? fields(api, deeper) : ""];
  };

  const content = (api, holder) => Object.entries(holder?.content ?? {}).flatMap(([media, of]) => [
    make("p", { class: "muted small" }, media), ...shape(api, of.schema),
    ...Object.values(of.examples ?? {}).map((one) => example(resolve(api, one).value)),
    of.example === undefined ? "" : example(of.example),
  ]);

  const example = (value) => make("details", {}, make("summary", {}, "Example"),
    make("pre", { tabindex: "0" }, typeof value === "string" ? value : JSON.stringify(value, null, 2)));

  const parameters = (list) => make("table", { class: "rows" }, make("tbody", {}, ...list.map((p) => make("tr", {},
    make("th", { scope: "row" }, code(p.name)), make("td", { class: "muted" }, p.in + (p.required ? "" : ", optional")), make("td", {}, p.description ?? "")))));

  const operation = (api, method, path, of) => {
    const body = make("div", {}, ...paragraphs(of.description));
    if (of.parameters?.length) body.append(make("h3", {}, "Parameters"), parameters(of.parameters.map((p) => resolve(api, p))));
    if (of.requestBody) body.append(make("h3", {}, "Body"), ...content(api, of.requestBody));
    for (const [status, given] of Object.entries(of.responses ?? {})) {
      const answer = resolve(api, given);
      body.append(make("h3", {}, status), ...paragraphs(answer.description));
      for (const [name, header] of Object.entries(answer.headers ?? {})) body.append(make("p", { class: "small" }, code(name), " ", header.description ?? ""));
      if (status < 400) body.append(...content(api, answer));
    }
    const item = make("details", { class: "operation", id: of.operationId },
      make("summary", {}, make("span", { class: "method" }, method.toUpperCase()), make("span", { class: "title" }, of.summary), code(path)), body);
    item.addEventListener("toggle", (event) => event.target === item && item.open && history.replaceState(null, "", `#${item.id}`));
    item.dataset.text = [method, path, of.summary, of.operationId].join(" ").toLowerCase();
    return item;
  };

  const show = (api) => {
    const place = document.getElementById("reference");
    document.getElementById("version").textContent = api.info.version;
    place.replaceChildren(...paragraphs(api.info.description));
    for (const tag of api.tags) {
      const section = make("section", {}, make("h2", {}, tag.name), make("p", { class: "muted" }, tag.description ?? ""));
      for (const [path, item] of Object.entries(api.paths)) {
        for (const [method, of] of Object.entries(item)) if (of.tags?.includes(tag.name)) section.append(operation(api, method, path, of));
      }
      place.append(section);
    }
    place.removeAttribute("aria-busy");
    openLinked();
  };

  // openLinked opens the operation the address names, such as #completeTask.
  const openLinked = () => {
    const linked = document.getElementById(location.hash.slice(1));
    if (!linked?.classList.contains("operation")) return;
    linked.hidden = linked.parentElement.hidden = false;
    linked.open = true;
    linked.scrollIntoView();
  };
  addEventListener("hashchange", openLinked);

  document.getElementById("filter").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/);
    for (const item of document.querySelectorAll(".operation")) item.hidden = !words.every((word) => item.dataset.text.includes(word));
    for (const section of document.querySelectorAll(".reference > section")) section.hidden = !section.querySelector(".operation:not([hidden])");
  });

  fetch("/api/v1/openapi.json").then((answer) => answer.json()).then(show).catch((error) => {
    console.error(error);
    document.getElementById("state").textContent = "The document could not be loaded. Check the connection to the server, then reload.";
  });
})();
