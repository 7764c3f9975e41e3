"""What keeps the site from harm: limits, headers, forms that are ours, values that are signed."""
