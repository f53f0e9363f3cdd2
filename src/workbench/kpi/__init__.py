"""Every measure of the dashboards: data frames in, data frames and figures out. Pure; it opens nothing and knows no world."""
