"""The article pane: wrapping, layout, layers, motions, and the widget that draws them."""
