"""One rule a file, over the model or over the rendered site."""
