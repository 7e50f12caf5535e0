// Makes elements. Texts become text nodes, never markup.
const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false)
    .map((child) => child instanceof Node ? child : harmless(child)));
  return element;
};

/** h("p.note", {id: "x"}, "text", element…) */
const h = (name, attributes = {}, ...children) => {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  if (tag === "button") element.type = "button";
  return fill(element, attributes, children);
};

const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const byId = (id) => document.getElementById(id);

/** A name or text from outside: isolated from the direction of what stands around it. */
const foreign = (text, tag = "bdi") => h(tag, {dir: "auto"}, text);

/** Moves both eyes and keyboard to an element. */
const goTo = (element) => {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({preventScroll: true});
  element.scrollIntoView({block: "start"});
};
