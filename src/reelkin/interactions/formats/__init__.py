"""One kind of export a file: `recognise` tells by the content whether it is one, `read` gives its rows."""
