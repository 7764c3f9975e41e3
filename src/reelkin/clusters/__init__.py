"""From item vectors to shelves people can read: k-means, its choice of k, cluster profiles, the map of films.

`reelkin.clusters.shelving.shelve` is the one entry that training calls; the other modules are its steps.
"""
