// Everything here works without it; with it, it is quicker.
import { swapForms } from "asset(swap.js)";
import { suggest } from "asset(suggest.js)";
import { pageRows } from "asset(rows.js)";
import { upload } from "asset(upload.js)";
import { carryPosters } from "asset(posters.js)";

swapForms(document);
suggest(document.getElementById("q"), (film) => location.assign(`/title/${film.tconst}`));
pageRows(document);
carryPosters(document);
upload(document);
