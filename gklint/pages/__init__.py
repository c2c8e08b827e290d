"""Pages for a browser: a report with its findings marked, a body with its reports, a district with its bodies."""
