"""Text becomes HTML, Markdown and SVG that are safe wherever they end up."""
