// Elements are made from text only: no string of the graph is ever read as HTML.
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else element.setAttribute(key, value === true ? "" : key === "href" ? kept(value) : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// An address of this server that stays with the release that the page's own address names.
export function kept(address) {
  const release = new URLSearchParams(location.search).get("release");
  if (!release || !address.startsWith("/") || address.startsWith("/static/")) return address;
  const url = new URL(address, location);
  url.searchParams.set("release", release);
  return url.pathname + url.search + url.hash;
}

export function data(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export function fill(text, parts) {
  return text.replace(/\{(\w+)\}/g, (_, key) => parts[key]);
}

export async function getJson(address, options = {}) {
  const response = await fetch(kept(address), { headers: { Accept: "application/json" }, ...options });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.detail || body.title || response.statusText), { body });
  return body;
}

export function later(action, milliseconds) {
  let timer;
  return (...parts) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...parts), milliseconds);
  };
}
