"""The ways reelkin is judged, one a file: for people it never saw, for titles nobody rated, for similar titles."""
