"""Sphinx settings: MyST pages and docstrings, nothing else."""

project = "Kronika"
copyright = "2026, the Kronika developers"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header", "toc.not_included", "myst.xref_missing"]
autodoc_typehints = "description"
