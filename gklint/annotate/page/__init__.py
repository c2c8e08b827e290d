"""Reports that are text or web pages, as a page of their own with the findings marked."""
