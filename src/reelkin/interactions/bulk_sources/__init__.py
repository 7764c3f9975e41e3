"""One kind of rating set a file, each read into `parts.Parts`."""
