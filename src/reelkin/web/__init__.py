"""The site: pages that a server renders and every browser can use, and the JSON API beside them."""
