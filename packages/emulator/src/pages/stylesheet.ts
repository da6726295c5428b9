export const stylesheet = `
:root {
  --ground: #f3f4f2; --card: #ffffff; --ink: #1c2422; --quiet: #5b6764; --line: #d9dedb;
  --accent: #0f6b5c; --on-accent: #ffffff; --warn: #8a4b08; --warn-ground: #fdf3e4; --hover: #eef4f2; --bad: #a3261c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141918; --card: #1e2524; --ink: #edf2f0; --quiet: #a5b3af; --line: #35403d;
    --accent: #57c2ae; --on-accent: #08201b; --warn: #f2c078; --warn-ground: #33291a; --hover: #263130; --bad: #ff9a8f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: 1.25rem; padding: 2rem 1rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  width: 100%; max-width: 28rem; padding: 2rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; box-shadow: 0 8px 30px rgb(0 0 0 / 8%);
}
.wide { justify-content: flex-start; }
.wide main { max-width: 64rem; }
footer { max-width: 28rem; text-align: center; color: var(--quiet); font-size: .8125rem; }
.service {
  display: flex; align-items: center; gap: .5rem; margin: 0 0 1.25rem; color: var(--quiet);
  font-size: .8125rem; font-weight: 600; letter-spacing: .02em;
}
.mark { width: .75rem; height: .75rem; border-radius: 50%; background: var(--accent); }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.0625rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
a { color: var(--accent); }
ul.people { list-style: none; margin: 1.25rem 0 0; padding: 0; }
ul.people li + li { margin-top: .5rem; }
.person {
  width: 100%; display: flex; gap: .875rem; align-items: center; padding: .625rem .75rem; text-align: left;
  font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px; cursor: pointer;
}
.person:hover { background: var(--hover); }
.person b { display: block; font-weight: 600; }
.person small { display: block; color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere; }
.initials {
  flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%;
  background: var(--hover); color: var(--accent); font-weight: 600; font-size: .875rem;
}
.permission { margin: 1rem 0; padding: .875rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
.permission b { display: block; }
.permission span { color: var(--quiet); font-size: .875rem; }
.warning { margin: 1rem 0; padding: .875rem 1rem; border-radius: 8px; background: var(--warn-ground); color: var(--warn); overflow-wrap: anywhere; }
.check { display: flex; gap: .625rem; align-items: flex-start; margin: 1rem 0; }
.check input { margin-top: .3rem; accent-color: var(--accent); }
.field { display: block; margin-top: 1rem; }
.field span { display: block; margin-bottom: .25rem; font-size: .875rem; }
.field textarea, .field input {
  width: 100%; padding: .5rem .625rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card);
  color: inherit; font: inherit;
}
.requests form { display: flex; gap: .5rem; }
.actions { display: flex; justify-content: flex-end; gap: .75rem; margin-top: 1.5rem; }
.button {
  padding: .5rem 1.25rem; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit;
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--hover); }
.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent); filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: 0; }
dl.facts { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; gap: 0; font-size: .9375rem; }
dl.facts dt, dl.facts dd { padding: .5rem .25rem; border-top: 1px solid var(--line); margin: 0; overflow-wrap: anywhere; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { white-space: pre-wrap; }
dl.trace { font-size: .75rem; color: var(--quiet); overflow-wrap: anywhere; }
dl.trace dt { float: left; margin-right: .375rem; }
dl.trace dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .5rem .75rem .5rem .25rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { border-top: 0; color: var(--quiet); font-size: .8125rem; font-weight: 600; }
.number { text-align: right; padding-right: .25rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.requests { font-size: .8125rem; }
.time { color: var(--quiet); white-space: nowrap; }
ul.links { margin: 0; padding: 0; list-style: none; columns: 18rem; }
ul.links li { padding: .25rem 0; break-inside: avoid; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 1.5rem; border-bottom: 1px solid var(--line); }
nav a { padding: .5rem 0; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent); }
pre {
  margin: .75rem 0; padding: .875rem 1rem; max-height: 32rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px;
  font: .8125rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
}
h1.address { font-size: 1rem; }
dl.headers { font-size: .8125rem; grid-template-columns: minmax(7rem, 16rem) 1fr; }
dl.headers dt, dl.headers dd { padding: .25rem; }
.failed { color: var(--bad); font-weight: 600; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 1rem 0; }
.filter label, .form label { display: grid; gap: .25rem; font-size: .8125rem; color: var(--quiet); }
input, select {
  padding: .4375rem .625rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card);
  color: var(--ink); font: inherit; font-size: .9375rem; min-width: 0; max-width: 100%; min-height: 2.5rem;
}
input[type="checkbox"] { padding: 0; min-height: 0; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; }
.buttons .button, .form .button { padding: .375rem .875rem; font-size: .875rem; }
details details { margin-left: 1rem; }
.people-table td, .people-table code { overflow-wrap: break-word; }
.action { text-align: right; white-space: nowrap; }
.action .button { padding: .25rem .75rem; font-size: .8125rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.facts details { border: 0; padding: 0; white-space: normal; }
dl.facts + p, table + p { margin-top: .75rem; }
.facts summary { padding: 0; }
.form.short { flex-direction: row; align-items: end; flex-wrap: wrap; }
.short .fields { width: 15rem; }
.form { margin: .75rem 0; display: flex; flex-direction: column; align-items: flex-start; gap: .75rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem 1rem; width: 100%; align-items: end; }
.fields label > span { overflow-wrap: anywhere; }
.fields input, .fields select, .fields textarea { width: 100%; }
.fields .wide-field, .fields fieldset, .fields .list { grid-column: 1 / -1; }
.list { display: grid; gap: .75rem; }
.list .fields { grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); }
fieldset { min-width: 0; margin: 0; padding: .5rem .75rem .75rem; border: 1px solid var(--line); border-radius: 8px; }
legend { padding: 0 .25rem; font-size: .8125rem; color: var(--quiet); }
fieldset.boxes { display: flex; flex-wrap: wrap; gap: .375rem 1.25rem; }
.form label.box { display: inline-flex; align-items: center; gap: .375rem; font-size: .9375rem; color: inherit; }
.form .box input { width: auto; accent-color: var(--accent); }
fieldset > .box { margin-top: .625rem; }
.boxes > .box { margin-top: 0; }
textarea {
  padding: .4375rem .625rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink);
  font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; min-width: 0; max-width: 100%;
}
ul.planned { margin: 0 0 1rem; padding-left: 1.25rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: .9375rem; }
.state { color: var(--bad); font-weight: 600; font-size: .875rem; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
.done { margin: 1rem 0; padding: .625rem 1rem; border-radius: 8px; background: var(--hover); }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, monospace; font-size: .875em; overflow-wrap: anywhere; }
@media (max-width: 32rem) {
  main { padding: 1.25rem; }
  .people-table thead, .time { display: none; }
  .people-table td { display: block; padding: 0 .25rem; border: 0; }
  .people-table .action { text-align: left; padding-top: .375rem; }
  .people-table td:first-child { padding-top: .75rem; font-weight: 600; }
  .stacked thead { display: none; }
  .stacked td { display: flex; justify-content: space-between; gap: 1rem; padding: .125rem .25rem; border: 0; }
  .stacked td:first-child { padding-top: .75rem; font-weight: 600; border-top: 1px solid var(--line); }
  .stacked td[data-label]::before { content: attr(data-label); color: var(--quiet); }
  dl.facts { grid-template-columns: 1fr; }
  dl.facts dd { border-top: 0; padding-top: 0; }
  dl.headers { grid-template-columns: minmax(7rem, 1fr) 1.5fr; }
  dl.headers dd { border-top: 1px solid var(--line); padding-top: .25rem; }
}
`
