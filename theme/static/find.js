// Finds stories by words of their headlines, names and topics, then, if asked, by words of their texts. The browser looks through one file
// a month (two for the texts), the newest first, and stops when a screenful is found. Without this script the page shows the other ways.
"use strict";
(() => {
  const form = document.querySelector("form.find");
  const box = document.querySelector(".found");
  const [status, list, older, deeper] = ["[role=status]", "ol", ".older", ".deeper"].map((one) => box.querySelector(one));
  const files = form.dataset.files.split(" ").filter(Boolean);
  const known = new Map();
  const AT_ONCE = 50;
  const AHEAD = 4;
  const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;
  let search = 0;
  let wait = 0;

  // What letters have in common whatever their case, accents and vowel signs; Arabic is spelled loosely.
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase().replace(/ى/g, "ي").replace(/ة/g, "ه");
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // A word is found where one begins with it, behind Arabic's particles too; anywhere in scripts that set no blanks.
  const test = (word) => {
    if (UNSPACED.test(word)) return (text) => text.includes(word);
    const begins = new RegExp(/[\u0621-\u064a]/.test(word) ? ` [وف]?(?:ال|لل|بال|[بلك])?${word}` : ` ${word}`);
    return (text) => begins.test(text);
  };

  // What a file holds, looked up once: its elements of one name, each made ready.
  const read = (file, name, ready) => {
    if (!known.has(file)) {
      const found = fetch(file)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((text) => [...new DOMParser().parseFromString(text, "application/xml").querySelectorAll(name)].map(ready));
      found.catch(() => known.delete(file));
      known.set(file, found);
    }
    return known.get(file);
  };
  const spaced = (text) => ` ${words(text).join(" ")}`;
  const headlines = (file) => read(file, "story", (story) => ({ story, text: spaced([...story.children].map((one) => one.textContent).join(" ")) }));
  const texts = async (file) => {
    const said = read(file.replace(/xml$/, "words.xml"), "words", (one) => [one.getAttribute("url"), spaced(one.textContent)]);
    const [stories, byUrl] = await Promise.all([headlines(file), said.then((found) => new Map(found))]);
    return stories.map(({ story, text }) => ({ story, text: text + (byUrl.get(story.getAttribute("url")) ?? "") }));
  };

  const made = (tag, text, given = {}) => Object.assign(document.createElement(tag), { textContent: text, ...given });

  const show = ({ story }) => {
    const [url, lang, dir, day, date] = ["url", "lang", "dir", "day", "date"].map((name) => story.getAttribute(name));
    const line = made("div", "", { lang, dir });
    const meta = made("span", "", { className: "meta", lang: document.documentElement.lang });
    if (day) {
      meta.append(made("bdi", ""));
      meta.lastChild.append(made("time", date, { dateTime: day }));
    }
    for (const topic of story.querySelectorAll("topic")) meta.append(" ", made("bdi", topic.textContent));
    line.append(made("a", story.querySelector("title").textContent, { href: url, dir: "auto" }), " ", meta);
    list.append(made("li", ""));
    list.lastChild.append(line);
  };

  // Until all is looked through the count is open ("1+ stories"), and nothing is read out while the list grows.
  const tell = (count, isAll, hasFailed, isBusy, isDeep) => {
    const { one, many, none, nowhere, failed } = form.dataset;
    const all = count === 1 ? one : count ? many.replace("{count}", count) : isDeep ? nowhere : none;
    const found = isAll ? all : count ? many.replace("{count}", `${count}+`) : "…";
    status.textContent = hasFailed ? `${found} ${failed}` : found;
    box.ariaBusy = isBusy;
  };

  const asked = async (button) => {
    button.hidden = false;
    await new Promise((resolve) => (button.onclick = resolve));
    button.hidden = true;
  };

  const find = async () => {
    const mine = ++search;
    const tests = words(form.q.value).map(test);
    list.replaceChildren();
    for (const button of box.querySelectorAll("button")) button.hidden = true;
    box.hidden = !tests.length;
    const address = new URL(location);
    tests.length ? address.searchParams.set("q", form.q.value) : address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!tests.length) return;
    const shown = new Set();
    let hasFailed = false;
    for (const [isDeep, look] of [[false, headlines], ...(deeper ? [[true, texts]] : [])]) {
      if (isDeep) await asked(deeper);
      if (mine !== search) return;
      let most = shown.size + AT_ONCE;
      tell(shown.size, !files.length, hasFailed, files.length > 0, isDeep);
      for (const [at, file] of files.entries()) {
        files.slice(at + 1, at + 1 + AHEAD).forEach((next) => look(next).catch(() => {}));
        let stories = [];
        try {
          stories = await look(file);
        } catch {
          hasFailed = true;
        }
        if (mine !== search) return;
        for (const one of stories.filter(({ text }) => tests.every((holds) => holds(text)))) {
          const url = one.story.getAttribute("url");
          if (!shown.has(url)) show(one);
          shown.add(url);
        }
        const isAll = at === files.length - 1;
        const isEnough = shown.size >= most && !isAll;
        tell(shown.size, isAll, hasFailed, !isAll && !isEnough, isDeep);
        if (isEnough) {
          await asked(older);
          if (mine !== search) return;
          most = shown.size + AT_ONCE;
        }
      }
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    find();
  });
  form.q.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(find, 200);
  });
  form.hidden = false;
  form.q.value = new URLSearchParams(location.search).get("q") ?? "";
  if (form.q.value) find();
})();
