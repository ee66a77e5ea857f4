"""The sidebar: three lists beside the page, each of light items painted where they are seen."""
