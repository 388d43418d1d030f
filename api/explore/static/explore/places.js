// Where a claim is said: report, section, page, characters, and the sentence where the report's text is at hand.
import { fill, h } from "../dom.js";

export function places(claim, words) {
  return claim.places.map((place) => h("div", { class: "place" },
    place.quote ? h("blockquote", {}, place.quote.before, h("mark", {}, place.quote.surface), place.quote.after) : null,
    h("p", { class: "where" },
      h("a", { href: `/report/${encodeURIComponent(place.report)}` }, place.title),
      place.section ? h("span", {}, place.section) : null,
      place.page ? h("span", {}, fill(words.pagenumber, { page: place.page })) : null,
      h("span", {}, fill(words.chars, { start: place.start, end: place.end })))));
}
