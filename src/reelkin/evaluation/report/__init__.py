"""The evaluation's report: what was measured, on what, by whom beaten, as HTML, Markdown and JSON."""
