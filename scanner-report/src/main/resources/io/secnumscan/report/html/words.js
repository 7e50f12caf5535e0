// Words and numbers in the language of the page, and names from outside made harmless.
const language = document.documentElement.lang;
const content = (id) => JSON.parse(document.getElementById(id).textContent);
const words = content("words");
const report = content("report");
const findings = content("findings");

/** No line begins with a French colon. */
const typeset = (text) => language === "fr" ? text.replace(/ ([:;?!»])/g, "\u00a0$1").replaceAll("« ", "«\u00a0") : text;
const say = (key, ...values) => typeset((words[key] ?? key).replace(/\{(\d)\}/g, (whole, i) => values[i] ?? whole));
const number = (n) => new Intl.NumberFormat(language).format(n);
/** In French the word stays singular below two, in English at one alone. */
const counted = (n, key) => say(key + (n === 1 || (n === 0 && language === "fr") ? ".one" : ".many"), number(n));

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What turns the direction of a text, hides or steers shows as its number: ⟨U+202E⟩. */
const harmless = (text) => String(text).replace(INVISIBLE, (c) =>
  c === "\n" || c === "\t" ? c : `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

const brief = (text, most) => text.length > most ? `${text.slice(0, most)}…` : text;

/** For searching: "Échec" is found by "echec". */
const folded = (text) => /^[\x00-\x7f]*$/.test(text)
  ? text.toLowerCase()
  : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const time = (instant) => instant ? instant.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC") : say("unknown");
